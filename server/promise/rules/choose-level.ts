import { asksFor } from '#core/conditions/asks-for.ts';
import type { Condition } from '#core/conditions/condition.ts';
import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import { type ChosenLevel, chooseLevel as choose } from '#core/promise/rules/choose-level.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listFallbackRows, listRuleRows } from './rules.store.ts';
import { rulesInForce } from './rules-in-force.ts';

/** The level of a contact by the rules in force, or else its plain target, and why (SLA-3, SLA-4). */
export async function chooseLevel(tx: Tx, facts: ContactFacts): Promise<ChosenLevel> {
  const { rules, fallbacks } = await inForce(tx);
  return choose(rules, fallbacks, facts);
}

/** Does any rule that is on ask about a field? What only rules ask for is read and acted on for their sake alone (SLA-3). */
export async function rulesAskFor(tx: Tx, field: Condition['field']): Promise<boolean> {
  return (await inForce(tx)).rules.some((rule) => rule.active && asksFor(rule.conditions, field));
}

function inForce(tx: Tx) {
  return rulesInForce(tx, async () => ({ rules: await listRuleRows(tx), fallbacks: await listFallbackRows(tx) }));
}
