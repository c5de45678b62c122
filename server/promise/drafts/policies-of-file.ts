import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '#core/platform/actor.ts';
import { emptyDraft } from '#core/promise/drafts/draft-content.ts';
import { asIfAlways, type WholePolicy } from '#core/promise/drafts/draft-policy.ts';
import type { Settings } from '#core/promise/settings-file/settings.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { allLevelNames, listLevelRows } from '../levels/levels.store.ts';
import { applySettings } from '../settings-file/apply-settings.ts';
import { readPolicies } from './read-policies.ts';

/** The policy as published and as a settings file would have it, with the names the file gives its levels (SLA-10, SLA-11). */
export interface PoliciesOfFile {
  readonly published: WholePolicy;
  readonly drafted: WholePolicy;
  readonly choosesAnew: boolean;
  readonly levelNames: ReadonlyMap<string, string>;
}

/**
 * Reads what a settings file would put in force by putting it in force in this transaction (SLA-10).
 *
 * So it is read, checked and understood exactly as when it is applied; whoever calls undoes the transaction.
 */
export async function policiesOfFile(
  tx: Tx,
  by: Actor,
  input: { readonly settings: Settings; readonly prune: boolean },
): Promise<PoliciesOfFile> {
  const { published } = await readPolicies(tx, emptyDraft);
  const before = await levelIds(tx);
  await applySettings(tx, by, input);
  const after = await levelIds(tx);
  const removed = new Set([...before].filter((id) => !after.has(id)));
  const { published: applied } = await readPolicies(tx, emptyDraft);
  const said = ({ rules, fallbacks }: WholePolicy) => [
    rules.map(({ active, conditions, levelId, stops }) => ({ active, conditions, levelId, stops })),
    fallbacks,
  ];
  return {
    published,
    drafted: asIfAlways(published, applied, removed),
    choosesAnew: removed.size > 0 || !isDeepStrictEqual(said(published), said(applied)),
    levelNames: new Map((await allLevelNames(tx)).map(({ id, name }) => [id, name])),
  };
}

async function levelIds(tx: Tx): Promise<ReadonlySet<string>> {
  return new Set((await listLevelRows(tx)).map(({ id }) => id));
}
