import { type Instant, MINUTE } from '#core/platform/instant.ts';
import { isOpen, openTimeBetween } from '#core/time/calendars/compiled-calendar.ts';
import {
  type AgeField,
  type ChoiceField,
  type Condition,
  type ConditionGroup,
  type ConditionTree,
  isGroup,
  type WordField,
} from './condition.ts';
import type { ContactFacts } from './contact-facts.ts';
import { foldCase, matchesWords } from './match-words.ts';

/** Do the conditions hold for a contact? (SLA-3, FLT-2) A tree without conditions holds for every contact. */
export function holds(tree: ConditionTree, facts: ContactFacts): boolean {
  return joined(tree.join, tree.members, (member) =>
    isGroup(member) ? groupHolds(member, facts) : conditionHolds(member, facts),
  );
}

/** Does one condition hold for a contact? (SLA-3) */
export function conditionHolds(condition: Condition, facts: ContactFacts): boolean {
  return isSo(condition, facts) !== condition.negated;
}

function groupHolds({ join, negated, conditions }: ConditionGroup, facts: ContactFacts): boolean {
  return joined(join, conditions, (condition) => conditionHolds(condition, facts)) !== negated;
}

function joined<One>(join: 'all' | 'any', members: readonly One[], asks: (one: One) => boolean): boolean {
  if (members.length === 0) return true;
  return join === 'all' ? members.every(asks) : members.some(asks);
}

function isSo(condition: Condition, facts: ContactFacts): boolean {
  switch (condition.field) {
    case 'deleted':
      return facts.deleted;
    case 'from-invitation':
      return facts.fromInvitation;
    case 'attachments':
      return facts.attachments;
    case 'open-hours':
      return facts.calendar === null || isOpen(facts.calendar, facts.now);
    case 'created-date':
    case 'changed-date': {
      const at = condition.field === 'created-date' ? facts.createdAt : facts.changedAt;
      return (condition.from === null || at >= condition.from) && (condition.to === null || at < condition.to);
    }
    case 'created-age':
    case 'changed-age':
    case 'last-message-age': {
      const since = sinceWhen(condition.field, facts);
      return since !== null && ageOf(since, condition.clock, facts) >= condition.minutes * MINUTE;
    }
    case 'custom': {
      const value = facts.custom[condition.key];
      return value !== undefined && condition.words.some((pattern) => matchesWords(pattern, value));
    }
    case 'last-message':
    case 'subject':
    case 'sender':
    case 'recipient':
    case 'referrer': {
      const text = textOf(condition.field, facts);
      return condition.words.some((pattern) => matchesWords(pattern, text));
    }
    case 'tag': {
      const tags = facts.tags.map(foldCase);
      return condition.anyOf.some((tag) => (tag === 'none' ? tags.length === 0 : tags.includes(foldCase(tag))));
    }
    default:
      return condition.anyOf.includes(valueOf(condition.field, facts) ?? 'none');
  }
}

/** The instant an age is counted from; null when nothing has happened yet (FLT-3). */
export function sinceWhen(field: AgeField, facts: ContactFacts): Instant | null {
  if (field === 'created-age') return facts.createdAt;
  return field === 'changed-age' ? facts.changedAt : (facts.lastMessage?.at ?? null);
}

function ageOf(since: Instant, clock: 'wall' | 'business', { now, calendar }: ContactFacts): number {
  return clock === 'business' && calendar ? openTimeBetween(calendar, since, now) : now - since;
}

function textOf(field: WordField, facts: ContactFacts): string {
  if (field === 'last-message') return facts.lastMessage?.text ?? '';
  return field === 'recipient' ? facts.recipients : facts[field];
}

function valueOf(field: Exclude<ChoiceField, 'tag'>, facts: ContactFacts): string | null {
  if (field === 'owner-state') return facts.ownerState;
  if (field === 'customer-group') return facts.customerGroup;
  return field === 'author' ? (facts.lastMessage?.author ?? null) : facts[field];
}
