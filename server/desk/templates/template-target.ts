import { type Caller, demandAt } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listFallbackRows } from '#server/promise/rules/rules.store.ts';
import { setFallback } from '#server/promise/rules/set-fallback.ts';

/** The plain targets of templates in open minutes, by template (SLA-4, TPL-1). */
export async function templateTargets(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await listFallbackRows(tx);
  return new Map(rows.flatMap(({ scope, scopeId, minutes }) => (scope === 'template' ? [[scopeId, minutes]] : [])));
}

/** Sets the plain target of a template or takes it away (SLA-4, TPL-1); what is promised is set by who may do so everywhere. */
export async function setTemplateTarget(
  tx: Tx,
  caller: Caller,
  input: { readonly templateId: string; readonly minutes: number | null },
): Promise<void> {
  const { templateId: scopeId, minutes } = input;
  if (((await templateTargets(tx)).get(scopeId) ?? null) === minutes) return;
  demandAt(caller, 'settings.edit', null);
  await setFallback(tx, caller.actor, { scope: 'template', scopeId, minutes });
}
