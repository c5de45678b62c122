import type { RuleTrial } from '#api/promise/rule-trials.ts';
import { type Caller, demandAt } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { LevelRule } from '#core/promise/rules/choose-level.ts';
import { tryRules } from '#core/promise/rules/try-rules.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listFallbackRows, listRuleRows } from '#server/promise/rules/rules.store.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { readTicketEvents } from '../tickets/tickets.store.ts';
import { factsOf, isSetByHand } from '../tickets/tell-promises.ts';
import { findTicketByNumber } from '../tickets/tickets.store.ts';

/** Which rule a ticket would get and why: every rule with each of its conditions (SLA-3); nothing is changed. */
export async function tryOnTicket(
  tx: Tx,
  caller: Caller,
  { ticketNumber, rules }: { readonly ticketNumber: string; readonly rules: readonly LevelRule[] | null },
): Promise<RuleTrial> {
  const ticket = await findTicketByNumber(tx, ticketNumber);
  if (!ticket) throw new Refusal('not-found', 'tickets.not-found', { number: ticketNumber });
  demandAt(caller, 'tickets.read', ticket.siteId);
  const site = await demandSite(tx, ticket.siteId);
  const facts = await factsOf(tx, ticket, site.calendarId, undefined);
  const tried = tryRules(rules ?? (await listRuleRows(tx)), await listFallbackRows(tx), facts);
  const { levelId, why } = tried.chosen;
  const { id, number, subject } = ticket;
  return {
    ticket: { id, number, subject, levelId: ticket.levelId },
    setByHand: isSetByHand(await readTicketEvents(tx, ticket.id)),
    chosen: {
      levelId,
      ruleId: why.kind === 'rule' ? why.id : null,
      fallback: why.kind === 'fallback' ? why.scope : null,
    },
    rules: tried.rules.map((rule) => ({ ...rule, members: [...rule.members] })),
  };
}
