import { DAY, type Instant } from '#core/platform/instant.ts';

/** What a customer's message on a closed ticket does, as the house has set it (TKT-4). */
export interface ReopeningSetting {
  /** `reopen` always, `unless-thanks` not for a mere thank-you, `never` opens a ticket of its own instead. */
  readonly rule: 'reopen' | 'unless-thanks' | 'never';
  /** After so many days a message opens a new ticket instead; `null` for no such limit. */
  readonly withinDays: number | null;
}

/** From the start: reopen, but not for a thank-you, and without a limit in days. */
export const defaultReopening: ReopeningSetting = { rule: 'unless-thanks', withinDays: null };

export type Reopening = 'reopen' | 'stay-closed' | 'new-ticket';

/** Decides what a message on a closed ticket does (TKT-4, ACCEPTANCE: thank-you after closing). */
export function decideReopening(
  setting: ReopeningSetting,
  message: { readonly text: string; readonly hasAttachments: boolean; readonly receivedAt: Instant },
  closedAt: Instant,
): Reopening {
  const thanks = setting.rule === 'unless-thanks' && !message.hasAttachments && isThankYou(message.text);
  if (thanks) return 'stay-closed';
  const tooLate = setting.withinDays !== null && message.receivedAt - closedAt > setting.withinDays * DAY;
  return setting.rule === 'never' || tooLate ? 'new-ticket' : 'reopen';
}

/**
 * Whether a text is a thank-you and nothing else, in any of the four languages (TKT-4).
 *
 * Deliberately narrow: at most twelve words, every one of them a word of thanks or greeting, at least one of thanks,
 * and no question mark. Whatever it does not recognise is a message that wants an answer.
 */
export function isThankYou(text: string): boolean {
  if (text.includes('?')) return false;
  const words = text.toLocaleLowerCase('sv').match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0 || words.length > 12) return false;
  return words.every((word) => thanks.has(word) || polite.has(word)) && words.some((word) => thanks.has(word));
}

const thanks = wordsOf('tack tackar tusentack thanks thank thx danke dank dankeschön kiitos kiitoksia kiitti');

const polite = wordsOf(`
  hej hejsan så mycket för hjälpen hjälp snabb snabbt snabba svar svaret det den ditt din er ert underbart toppen bra
  perfekt jättebra super fint mvh hälsningar vänliga med ok okej då ha en trevlig dag helg önskar
  hi hello you so very much for the your help quick fast reply answer great perfect wonderful best kind regards
  have a nice day weekend cheers lot many it works now
  hallo vielen vielmals schön sehr herzlichen für die ihre schnelle hilfe antwort ihnen prima beste freundliche
  freundlichen grüße grüßen mit
  hei moi paljon oikein avusta avustanne nopeasta vastauksesta hienoa loistavaa ystävällisin terveisin hyvää
  päivänjatkoa viikonloppua
`);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}
