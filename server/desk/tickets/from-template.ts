import { takePresets } from '#core/desk/templates/take-presets.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { usablePresets, usableTemplate } from '../templates/usable-template.ts';
import type { NewTicket } from './new-ticket.ts';
import type { Who } from './who-asks.ts';

/** The ticket with what its template says where nothing is said; its words only where no customer has written any (TPL-1). */
export async function fromTemplate(tx: Tx, given: NewTicket, siteId: string, who: Who): Promise<NewTicket> {
  if (given.templateId == null) return given;
  const template = await usableTemplate(tx, given.templateId, siteId);
  const presets = await usablePresets(tx, template, siteId);
  const language = given.language ?? who.language ?? template.language;
  const input = { ...takePresets(given, presets, given.receivedAt ?? tx.now), language };
  const wordless = given.origin === 'agent' && given.message == null && given.description === undefined;
  if (!wordless || template.bodyText === '') return input;
  return { ...input, description: template.bodyText, message: { text: template.bodyText } };
}
