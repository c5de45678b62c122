import { type Filter, filterKinds } from '#core/conditions/filter.ts';
import type { Refusal } from '#core/platform/refusal.ts';
import { fold, type SettingsChange } from '#core/promise/settings-file/compare-settings.ts';
import { setsA } from '#core/promise/settings-file/read-filter-actions.ts';
import { renameFilter } from '#core/promise/settings-file/rename-filter.ts';
import type { FilterSettings, Settings } from '#core/promise/settings-file/settings.ts';
import type { Problem } from '#core/promise/settings-file/written.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type FilterRoom, filterSocket } from './filter-socket.ts';
import { type Names, namesIn } from './named-things.ts';

/** What new and changed filters of a file cannot do here, by its line (SLA-11, FLT-4): told before anything is written. */
export async function refusedFilters(
  tx: Tx,
  { filters }: Settings,
  changes: readonly SettingsChange[],
): Promise<Problem[]> {
  const { room } = filterSocket;
  if (room === null || filters === null) return [];
  const names = namesIn(tx);
  await names.read([...Object.values(setsA), 'company', 'template']);
  const problems: Problem[] = [];
  for (const kind of filterKinds) {
    const touched = new Set(
      changes
        .filter(({ section, does }) => section === `filters.${kind}` && (does === 'added' || does === 'changed'))
        .map(({ name }) => fold(name)),
    );
    for (const written of filters[kind] ?? [])
      if (touched.has(fold(written.name))) problems.push(...(await refusedIn(tx, room, kind, written, names)));
  }
  return problems;
}

async function refusedIn(tx: Tx, room: FilterRoom, kind: Filter['kind'], written: FilterSettings, names: Names) {
  const { name, line, actionLines } = written;
  const filter = { ...renameFilter(written, (of, called) => names.idOf(of, called) ?? called), kind };
  const problem = (at: number, { code, facts }: Refusal): Problem => ({
    line: at,
    code: 'refused',
    facts: { ...plainFacts(facts), refusal: code, name },
  });
  const ofSite = await room.refusalOf(tx, filter, null);
  if (ofSite !== null) return [problem(line, ofSite)];
  const problems: Problem[] = [];
  for (const [place, action] of filter.actions.entries()) {
    const said = written.actions[place];
    // What the same file is to make is not there yet.
    const isMadeHere = said?.kind === 'set' && said.to !== null && names.idOf(setsA[said.field], said.to) === undefined;
    const refusal = isMadeHere ? null : await room.refusalOf(tx, filter, action);
    if (refusal !== null) problems.push(problem(actionLines[place] ?? line, refusal));
  }
  return problems;
}

function plainFacts(facts: Readonly<Record<string, unknown>>): Record<string, string | number> {
  const plain = Object.entries(facts).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return Object.fromEntries(plain) as Record<string, string | number>;
}
