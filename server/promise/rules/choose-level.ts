import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import { type ChosenLevel, chooseLevel as choose } from '#core/promise/rules/choose-level.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listFallbackRows, listRuleRows } from './rules.store.ts';
import { rulesInForce } from './rules-in-force.ts';

/** The level of a contact by the rules in force, or else its plain target, and why (SLA-3, SLA-4). */
export async function chooseLevel(tx: Tx, facts: ContactFacts): Promise<ChosenLevel> {
  const { rules, fallbacks } = await rulesInForce(tx, async () => ({
    rules: await listRuleRows(tx),
    fallbacks: await listFallbackRows(tx),
  }));
  return choose(rules, fallbacks, facts);
}
