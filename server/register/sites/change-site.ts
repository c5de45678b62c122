import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findSiteRow, listSiteRows, type SiteRow, takenMarks, updateSite } from './sites.store.ts';

/** What may be changed of a site; its number series stays. */
export type SiteChanges = Partial<Omit<SiteRow, 'id' | 'numberSequence' | 'createdAt' | 'changedAt'>>;

/** Changes a site (SIT-1); the last active one cannot be put out of use. */
export async function changeSite(
  tx: Tx,
  by: Actor,
  input: { readonly siteId: string; readonly changes: SiteChanges },
): Promise<SiteRow> {
  const before = await findSiteRow(tx, input.siteId);
  if (before === undefined) throw new Refusal('not-found', 'sites.not-found', { siteId: input.siteId });
  const after = { ...before, ...input.changes };
  const taken = await takenMarks(tx, after, before.id);
  if (taken.code) throw new Refusal('conflict', 'sites.code-taken', { code: after.code });
  if (taken.prefix) throw new Refusal('conflict', 'sites.prefix-taken', { prefix: after.prefix });
  if (before.active && !after.active && !(await listSiteRows(tx)).some((site) => site.active && site.id !== before.id))
    throw new Refusal('conflict', 'sites.last', { name: before.name });
  await updateSite(tx, before.id, input.changes);
  tx.record(by, {
    type: 'site.changed',
    subject: { kind: 'site', id: before.id },
    data: {
      changed: Object.keys(input.changes),
      calendarId: after.calendarId,
      from: told(before, input.changes),
      to: told(after, input.changes),
    },
  });
  return { ...after, changedAt: tx.now };
}

/** What the history tells of a site: a picture only by whether there is one. */
function told(site: SiteRow, changes: SiteChanges): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.keys(changes).map((name) => {
      const value = site[name as keyof SiteRow];
      return [name, name === 'signaturePicture' ? value !== null : value];
    }),
  );
}
