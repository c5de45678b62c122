import type { Level } from '#api/promise/levels.ts';
import type { PromiseName } from '#core/promise/clocks/promise.ts';
import type { Target } from '#core/promise/levels/target.ts';

/** Levels as they are being edited; what is not published yet stays here (SLA-2). */
export type LevelDrafts = ReadonlyMap<string, Level>;

/** The level as edited, or as published. */
export function draftOf(drafts: LevelDrafts, level: Level): Level {
  return drafts.get(level.id) ?? level;
}

/** A level with another target for a promise; nothing promised takes the promise out unless a priority or type has one. */
export function withTarget(level: Level, promise: PromiseName, target: Target | null): Level {
  return withSet(level, promise, { ...setOf(level, promise), standard: target });
}

/** A level with another target for a promise at one priority; undefined follows the standard target (SLA-2). */
export function withPriorityTarget(
  level: Level,
  promise: PromiseName,
  priority: string,
  target: Target | undefined,
): Level {
  const before = setOf(level, promise);
  const { [priority]: _former, ...others } = before.byPriority;
  const byPriority = target === undefined ? others : { ...others, [priority]: target };
  return withSet(level, promise, { ...before, byPriority });
}

/** A level with another target for a promise of one ticket type; undefined follows the level's own (SLA-2). */
export function withTypeTarget(level: Level, promise: PromiseName, type: string, target: Target | undefined): Level {
  const { byType = {}, ...rest } = setOf(level, promise);
  const { [type]: former, ...others } = byType;
  const own = { standard: target ?? null, byPriority: former?.byPriority ?? {} };
  const types = target === undefined ? others : { ...others, [type]: own };
  return withSet(level, promise, Object.keys(types).length === 0 ? rest : { ...rest, byType: types });
}

type TargetSet = NonNullable<Level['definition']['targets'][PromiseName]>;

function setOf(level: Level, promise: PromiseName): TargetSet {
  return level.definition.targets[promise] ?? { standard: null, byPriority: {} };
}

function withSet(level: Level, promise: PromiseName, set: TargetSet): Level {
  const { [promise]: _former, ...rest } = level.definition.targets;
  const gone = set.standard === null && Object.keys(set.byPriority).length === 0 && set.byType === undefined;
  return { ...level, definition: { ...level.definition, targets: gone ? rest : { ...rest, [promise]: set } } };
}

/** How many things differ between drafts and what is published. */
export function countChanges(levels: readonly Level[], drafts: LevelDrafts): number {
  return levels.reduce((sum, level) => sum + changesOf(level, draftOf(drafts, level)), 0);
}

/** Does the target of a promise differ from the published one? */
export function targetChanged(published: Level, draft: Level, promise: PromiseName): boolean {
  return JSON.stringify(published.definition.targets[promise]) !== JSON.stringify(draft.definition.targets[promise]);
}

function changesOf(published: Level, draft: Level): number {
  const flat = (level: Level): Record<string, unknown> => {
    const { targets, ...rest } = level.definition;
    return { name: level.name, colour: level.colour, ...rest, ...targets };
  };
  const [before, after] = [flat(published), flat(draft)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  ).length;
}
