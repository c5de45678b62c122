import { filterKinds } from '#core/conditions/filter.ts';
import { type LevelUse, usesOfLevel } from '../levels/level-uses.ts';
import { fold, type SettingsChange } from './compare-settings.ts';
import type { LevelSettings, RemovableSection, Settings } from './settings.ts';
import type { Problem } from './written.ts';

const stillSets = {
  rule: 'level-still-set',
  step: 'step-still-sets',
  filter: 'filter-still-sets',
} as const satisfies Record<LevelUse['by'], Problem['code']>;

/**
 * What a file would take away though something that stays still needs it (SLA-11): told before anything is applied.
 *
 * What is taken away because it is left out stands on no line; its problem is told of the first.
 */
export function stillUsed(before: Settings, after: Settings, changes: readonly SettingsChange[]): Problem[] {
  const gone = (section: RemovableSection) =>
    changes.filter((one) => one.section === section && one.does === 'removed').map(({ name }) => name);
  const levels = whatStays(before.levels, after.levels, gone('levels'));
  const rules = whatStays(before.rules, after.rules, gone('rules'));
  const filters = filterKinds.flatMap((kind) =>
    whatStays(before.filters?.[kind] ?? null, after.filters?.[kind] ?? null, gone(`filters.${kind}`)),
  );
  const withSteps = levels.map(({ name, definition: { steps } }) => ({ id: name, name, steps }));
  return [
    ...gone('levels').flatMap((name) =>
      usesOfLevel(name, rules, withSteps, filters).map((use): Problem => {
        const line = lineOf(after, 'levels', name);
        return { line, code: stillSets[use.by], facts: { name, by: use.name } };
      }),
    ),
    ...gone('calendars').flatMap((name) =>
      levels
        .filter(({ definition }) => countsBy(definition, name))
        .map((level): Problem => {
          const line = lineOf(after, 'calendars', name);
          return { line, code: 'calendar-still-used', facts: { name, by: level.name } };
        }),
    ),
  ];
}

function whatStays<One extends { readonly name: string }>(
  before: readonly One[] | null,
  after: readonly One[] | null,
  names: readonly string[],
): One[] {
  const gone = new Set(names.map(fold));
  const written = new Set(after?.map(({ name }) => fold(name)));
  const others = (before ?? []).filter(({ name }) => !written.has(fold(name)));
  return [...others, ...(after ?? [])].filter(({ name }) => !gone.has(fold(name)));
}

function countsBy({ calendarId, targets }: LevelSettings['definition'], calendar: string): boolean {
  const own = Object.values(targets)
    .flatMap((set) => [set, ...Object.values(set.byType ?? {})])
    .flatMap(({ standard, byPriority }) => [standard, ...Object.values(byPriority)]);
  return [calendarId, ...own.map((target) => target?.calendarId ?? null)].some(
    (id) => id !== null && fold(id) === fold(calendar),
  );
}

function lineOf({ removed }: Settings, section: 'levels' | 'calendars', name: string): number {
  return removed?.[section].find((one) => fold(one.name) === fold(name))?.line ?? 1;
}
