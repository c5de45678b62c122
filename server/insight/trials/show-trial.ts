import type { ChangedPromise, Trial, TrialFate, TrialLine } from '#api/insight/trials.ts';
import type { FateUnder } from '#core/insight/trials/fate.ts';
import {
  shareOf,
  type TrialCount,
  type TrialDimension,
  trialDimensions,
  type TrialPair,
} from '#core/insight/trials/trial-sums.ts';
import { type Caller, sitesWhere } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { levelNames } from '#server/promise/levels/level-names.ts';
import { readRowNames } from '../sla-reports/report-names.store.ts';
import { findTrial, readChanges, type TrialRow } from './trials.store.ts';

/** A trial by its id (SLA-10). */
export async function showTrialOf(tx: Tx, trialId: string): Promise<Trial> {
  const trial = await findTrial(tx, trialId);
  if (!trial) throw new Refusal('not-found', 'trials.not-found', { trialId });
  return showTrial(tx, trial);
}

/** A trial as the screen and the API show it, every row with its name (SLA-10). */
export async function showTrial(tx: Tx, trial: TrialRow): Promise<Trial> {
  const { sums, fromAt, toAt, content, askedBy: _, ...rest } = trial;
  const drafted = new Map(content.levels.map(({ id, name }) => [id, name]));
  const lines = {} as Record<TrialDimension, TrialLine[]>;
  for (const dimension of trialDimensions) {
    const rows = Object.entries(sums?.rows[dimension] ?? {});
    const ids = rows.map(([key]) => key).filter((key) => key !== 'none');
    const names = await readRowNames(tx, dimension, dimension === 'promise' ? [] : asIds(dimension, ids));
    lines[dimension] = rows
      .map(([key, counted]) => ({
        key: key === 'none' ? null : key,
        name: names.get(key)?.name ?? (dimension === 'level' ? (drafted.get(key) ?? null) : null),
        ...shown(counted),
      }))
      .sort((a, b) => (a.name ?? a.key ?? '').localeCompare(b.name ?? b.key ?? '', 'sv'));
  }
  return { ...rest, from: fromAt, to: toAt, total: sums === null ? null : shown(sums.total), rows: lines };
}

/** A page of the promises a trial would change, at the sites whose tickets the reader may read (SLA-10, USR-1). */
export async function showChanges(
  tx: Tx,
  caller: Caller,
  asked: {
    readonly trialId: string;
    readonly change?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<{ rows: ChangedPromise[]; nextCursor: string | null }> {
  const trial = await findTrial(tx, asked.trialId);
  if (!trial) throw new Refusal('not-found', 'trials.not-found', { trialId: asked.trialId });
  const after = Number(asked.cursor ?? 0);
  const found = await readChanges(tx, asked.trialId, {
    reach: sitesWhere(caller, 'tickets.read'),
    change: asked.change ?? null,
    after: Number.isFinite(after) ? after : 0,
    limit: asked.limit + 1,
  });
  const page = found.slice(0, asked.limit);
  const departments = await readRowNames(tx, 'department', [
    ...new Set(page.flatMap(({ departmentId }) => (departmentId === null ? [] : [departmentId]))),
  ]);
  const names = new Map([
    ...(await levelNames(tx)),
    ...trial.content.levels.map(({ id, name }) => [id, name] as const),
  ]);
  const rows = page.map(({ trialId: _, siteId: __, departmentId, priority: ___, ...row }) => ({
    ...row,
    department: (departmentId && departments.get(departmentId)?.name) ?? null,
    published: fateShown(row.published, names),
    drafted: fateShown(row.drafted, names),
  }));
  return { rows, nextCursor: found.length > asked.limit ? String(page.at(-1)?.place ?? 0) : null };
}

function fateShown(fate: FateUnder, names: ReadonlyMap<string, string>): TrialFate {
  return { ...fate, levelName: fate.levelId === null ? null : (names.get(fate.levelId) ?? null) };
}

/** The level a draft's new plain target stands for has no id of its own yet. */
function asIds(dimension: TrialDimension, ids: readonly string[]): readonly string[] {
  return dimension === 'priority' ? ids : ids.filter((id) => /^[0-9a-f-]{36}$/u.test(id));
}

function shown({ published, drafted }: TrialPair) {
  return { published: side(published), drafted: side(drafted) };
}

function side(counted: TrialCount) {
  return { ...counted, level: shareOf(counted) };
}
