import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { insertSite, type SiteRow, takenMarks } from './sites.store.ts';

/** What a new site is made of; only code and name are mandatory (SIT-1). */
export type NewSite = Partial<Omit<SiteRow, 'id' | 'numberSequence' | 'createdAt' | 'changedAt'>> &
  Pick<SiteRow, 'code' | 'name'> & { readonly firstNumber?: number };

/** Makes an answering site with a number series of its own (SIT-1). */
export async function createSite(tx: Tx, by: Actor, input: NewSite): Promise<SiteRow> {
  const { firstNumber = 1, ...given } = input;
  const id = tx.newId();
  const prefix = given.prefix ?? given.code.toUpperCase().replace(/[^A-ZÅÄÖ0-9]/gu, '');
  const taken = await takenMarks(tx, { code: given.code, prefix }, id);
  if (taken.code) throw new Refusal('conflict', 'sites.code-taken', { code: given.code });
  if (taken.prefix) throw new Refusal('conflict', 'sites.prefix-taken', { prefix });
  const site: SiteRow = {
    description: '',
    instruction: '',
    senderName: given.name,
    senderAddress: null,
    greeting: '',
    signatureHtml: '',
    signaturePicture: null,
    languages: ['sv'],
    calendarId: null,
    colour: '#12637A',
    active: true,
    ...given,
    id,
    prefix,
    numberSequence: `site_number_${id.replaceAll('-', '')}`,
    createdAt: tx.now,
    changedAt: tx.now,
  };
  await insertSite(tx, site, firstNumber);
  tx.record(by, {
    type: 'site.created',
    subject: { kind: 'site', id },
    data: { code: site.code, name: site.name, prefix },
  });
  return site;
}
