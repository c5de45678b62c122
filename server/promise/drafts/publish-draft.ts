import { isDeepStrictEqual } from 'node:util';
import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { DraftFallback, DraftLevel, DraftRule } from '#core/promise/drafts/draft-content.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { deleteCalendar } from '#server/time/calendars/delete-calendar.ts';
import { reviseCalendar } from '#server/time/calendars/revise-calendar.ts';
import { createLevel } from '../levels/create-level.ts';
import { deleteLevel } from '../levels/delete-level.ts';
import { reviseLevel } from '../levels/revise-level.ts';
import { changeRule, createRule, deleteRule, orderRules } from '../rules/edit-rules.ts';
import { listFallbackRows, listRuleRows } from '../rules/rules.store.ts';
import { setFallback } from '../rules/set-fallback.ts';
import { putDraft } from './drafts.store.ts';
import { demandDraft, subjectOf } from './edit-drafts.ts';

/**
 * Puts everything a draft says in force in one transaction (SLA-10): all of it, or, when any part is refused, nothing.
 *
 * Each part is saved by the verb of its own room, so it gets its revision, its line in the audit log, and its running
 * clocks move as after any other save. What is to go goes last, when nothing needs it any more.
 */
export async function publishDraft(
  tx: Tx,
  by: Actor,
  input: { readonly draftId: string; readonly version: number },
): Promise<void> {
  const draft = await demandDraft(tx, input);
  const { calendars, levels, rules, fallbacks, removedLevels, removedCalendars } = draft.content;
  for (const { id, basedOn, definition } of calendars) {
    await reviseCalendar(tx, by, { calendarId: id, basedOn, definition: definition as CalendarDefinition });
  }
  const levelIds = await publishLevels(tx, by, levels);
  if (rules) await publishRules(tx, by, rules, levelIds);
  if (fallbacks) await publishFallbacks(tx, by, fallbacks);
  for (const { id, revisionNo } of removedLevels) await deleteLevel(tx, by, { levelId: id, revisionNo });
  for (const { id } of removedCalendars) await deleteCalendar(tx, by, id);
  await putDraft(tx, { ...draft, publishedAt: tx.now });
  const data = { name: draft.name, content: draft.content };
  tx.record(by, { type: 'service-level-draft.published', subject: subjectOf(draft.id), data });
}

/** New levels first, as others may set them; the ids they get for good by those the draft gave them. */
async function publishLevels(
  tx: Tx,
  by: Actor,
  levels: readonly DraftLevel[],
): Promise<(levelId: string | null) => string | null> {
  const made = new Map<string, string>();
  const known = (id: string) => made.get(id) ?? id;
  for (const { id, revisionNo, ...fields } of levels) {
    if (revisionNo === 0) made.set(id, (await createLevel(tx, by, fields)).id);
  }
  for (const { id, revisionNo, ...fields } of levels) {
    if (revisionNo > 0) await reviseLevel(tx, by, { ...withSteps(fields, known), levelId: id, revisionNo });
  }
  return (levelId) => (levelId === null ? null : known(levelId));
}

function withSteps<Fields extends Pick<DraftLevel, 'definition'>>(
  fields: Fields,
  known: (id: string) => string,
): Fields {
  const steps = fields.definition.steps.map((step) =>
    step.does.kind === 'set-level' ? { ...step, does: { ...step.does, levelId: known(step.does.levelId) } } : step,
  );
  return { ...fields, definition: { ...fields.definition, steps } };
}

async function publishRules(
  tx: Tx,
  by: Actor,
  rules: readonly DraftRule[],
  levelIdOf: (levelId: string | null) => string | null,
): Promise<void> {
  const wanted = new Set(rules.map(({ id }) => id));
  for (const { id } of await listRuleRows(tx)) if (!wanted.has(id)) await deleteRule(tx, by, { ruleId: id });
  const before = new Map((await listRuleRows(tx)).map((rule) => [rule.id, rule]));
  const ids: string[] = [];
  for (const { id, version, ...rest } of rules) {
    const fields = { ...rest, levelId: levelIdOf(rest.levelId) };
    if (version === 0) {
      ids.push((await createRule(tx, by, fields)).id);
      continue;
    }
    ids.push(id);
    const now = before.get(id);
    const same = now?.version === version && isDeepStrictEqual(saidBy(now), saidBy(fields));
    if (!same) await changeRule(tx, by, { ...fields, ruleId: id, version });
  }
  const after = (await listRuleRows(tx)).map(({ id }) => id);
  if (after.join() !== ids.join()) await orderRules(tx, by, { ruleIds: ids });
}

function saidBy({ name, active, conditions, levelId, stops }: Omit<DraftRule, 'id' | 'version'>) {
  return { name, active, conditions, levelId, stops };
}

async function publishFallbacks(tx: Tx, by: Actor, fallbacks: readonly DraftFallback[]): Promise<void> {
  for (const { scope, scopeId } of await listFallbackRows(tx)) {
    const stays = fallbacks.some((one) => one.scope === scope && one.scopeId === scopeId);
    if (!stays) await setFallback(tx, by, { scope, scopeId, minutes: null });
  }
  for (const fallback of fallbacks) await setFallback(tx, by, fallback);
}
