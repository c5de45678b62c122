import type { Actor } from '#core/platform/actor.ts';
import type { FallbackScope } from '#core/promise/rules/choose-level.ts';
import { plainLevel } from '#core/promise/rules/plain-level.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { namedThings } from '../settings-file/named-things.ts';
import { newLevel } from '../levels/create-level.ts';
import { insertLevel, insertRevision, findLevelRow, updateLevel } from '../levels/levels.store.ts';
import { listFallbackRows, putFallback, removeFallback } from './rules.store.ts';

/** A plain target for a type, template or site, or the general one; no minutes takes it away (SLA-4). */
export interface FallbackFields {
  readonly scope: FallbackScope;
  readonly scopeId: string;
  readonly minutes: number | null;
}

/** Sets a plain target: a resolution within so many open minutes where no rule sets a level (SLA-4). */
export async function setFallback(tx: Tx, by: Actor, { scope, scopeId, minutes }: FallbackFields): Promise<void> {
  const known = (await listFallbackRows(tx)).find((row) => row.scope === scope && row.scopeId === scopeId);
  if (minutes === null) {
    if (!known) return;
    await removeFallback(tx, scope, scopeId);
    tx.record(by, {
      type: 'fallback-target.removed',
      subject: { kind: 'level', id: known.levelId },
      data: { scope, scopeId },
    });
    return;
  }
  if (known?.minutes === minutes) return;
  const level = known
    ? await findLevelRow(tx, known.levelId)
    : newLevel(tx, { kind: 'fallback', name: await nameOf(tx, scope, scopeId), colour: '#8C8577', position: 0 });
  if (!level) return;
  if (known) {
    const revision = { id: level.id, revisionId: tx.newId(), revisionNo: level.revisionNo + 1 };
    await insertRevision(tx, by, revision, plainLevel(minutes));
    await updateLevel(tx, level.id, { revisionId: revision.revisionId, revisionNo: revision.revisionNo });
    const subject = { kind: 'level', id: level.id };
    tx.record(by, { type: 'level.revised', subject, data: { name: level.name, revisionNo: revision.revisionNo } });
  } else await insertLevel(tx, by, level, plainLevel(minutes));
  await putFallback(tx, { scope, scopeId, minutes, levelId: level.id });
  tx.record(by, {
    type: 'fallback-target.set',
    subject: { kind: 'level', id: level.id },
    data: { scope, scopeId, minutes },
  });
}

/** What its target is called beside a ticket: as the type, template or site itself. */
async function nameOf(tx: Tx, scope: FallbackScope, scopeId: string): Promise<string> {
  if (scope === 'general') return scope;
  const things = (await namedThings[scope === 'ticket-type' ? 'type' : scope]?.(tx)) ?? [];
  return things.find(({ id }) => id === scopeId)?.name ?? scopeId;
}
