import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import type { Instant } from '#core/platform/instant.ts';
import { type Fact, isSetPastRules } from '#core/promise/clocks/history.ts';
import type { CompiledCalendar } from '#core/time/calendars/compiled-calendar.ts';
import {
  chooseLevel,
  type ChosenLevel,
  type FallbackTarget,
  type LevelRule,
} from '#core/promise/rules/choose-level.ts';

/** Rules, plain targets and opening hours, as published or as drafted. */
export interface RuleSet {
  readonly rules: readonly LevelRule[];
  readonly fallbacks: readonly FallbackTarget[];
  /** Is there such a level? One that a draft takes away is not. */
  readonly hasLevel: (levelId: string) => boolean;
  /** The calendar of a site at an instant, or the base calendar (CAL-3). */
  readonly calendarOf: (calendarId: string | null, at: Instant) => CompiledCalendar | null;
}

/** A moment of a contact at which the rules are tried (SLA-3): after an event, with the contact as it then was. */
export interface RuleMoment {
  readonly eventId: string;
  readonly at: Instant;
  /** The level that a person or an escalation has set: as long as it is there, rules say nothing. */
  readonly byHand: { readonly levelId: string | null } | null;
  /** Whether it was still to be done. */
  readonly open: boolean;
  /** The own calendar of the site it was at. */
  readonly calendarId: string | null;
  readonly facts: Omit<ContactFacts, 'calendar' | 'level'>;
}

/**
 * The history as it would have been told under other rules (SLA-3, SLA-10).
 *
 * The rules of both sides are tried at the same moments on the same contact. Where both choose alike all along, what
 * was recorded stays as it is, so a draft is never blamed for what time has changed; else the levels the rules set
 * are replaced by those the draft would have set, and what a person or an escalation set stays. A level the draft takes
 * away was never set by anybody.
 */
export function rechosenFacts(
  facts: readonly Fact[],
  moments: readonly RuleMoment[],
  published: RuleSet,
  drafted: RuleSet,
): readonly Fact[] {
  const before = choicesOf(moments, published);
  const after = choicesOf(moments, drafted);
  const gone = (levelId: string | null) =>
    levelId !== null && published.hasLevel(levelId) && !drafted.hasLevel(levelId);
  const losesOne = facts.some((fact) => fact.kind === 'level-set' && gone(fact.levelId));
  if (!losesOne && before.every((choice, place) => choice?.levelId === after[place]?.levelId)) return facts;
  const choiceAfter = new Map<string, Fact>();
  let level: string | null = null;
  for (const [place, { eventId, at }] of moments.entries()) {
    const choice = after[place];
    if (!choice || choice.levelId === level) continue;
    level = choice.levelId;
    choiceAfter.set(eventId, { kind: 'level-set', at, eventId, levelId: choice.levelId, why: choice.why });
  }
  return woven(
    facts.filter((fact) => fact.kind !== 'level-set' || (setByPerson(fact) && !gone(fact.levelId))),
    moments,
    choiceAfter,
  );
}

/** The level chosen at each moment; null where it was set by hand. */
function choicesOf(
  moments: readonly RuleMoment[],
  { rules, fallbacks, hasLevel, calendarOf }: RuleSet,
): (ChosenLevel | null)[] {
  let level: string | null = null;
  return moments.map((moment) => {
    const set = moment.byHand;
    if (set && (set.levelId === null || hasLevel(set.levelId))) return null;
    const calendar = calendarOf(moment.calendarId, moment.at);
    const chosen = chooseLevel(rules, fallbacks, { ...moment.facts, calendar, level });
    level = chosen.levelId;
    return chosen;
  });
}

/** The facts that stay, with each drafted choice after the facts of its event. */
function woven(
  kept: readonly Fact[],
  moments: readonly RuleMoment[],
  choices: ReadonlyMap<string, Fact>,
): readonly Fact[] {
  const told: Fact[] = [];
  let next = 0;
  for (const { eventId } of moments) {
    const last = kept.findLastIndex((fact) => fact.eventId === eventId);
    for (; next <= last; next++) told.push(kept[next] as Fact);
    const choice = choices.get(eventId);
    if (choice) told.push(choice);
  }
  return [...told, ...kept.slice(next)];
}

function setByPerson({ why }: Fact & { readonly kind: 'level-set' }): boolean {
  return isSetPastRules(why);
}
