import type { Instant } from '#core/platform/instant.ts';
import type { LevelDefinition } from '../levels/level.ts';
import type { TickingStretch } from './cycle.ts';
import type { PromiseName } from './promise.ts';
import type { StatusCategory } from './status-category.ts';

/** Since when a contact had a status, and the event that says so. */
export interface StatusSince {
  readonly at: Instant;
  readonly category: StatusCategory;
  readonly eventId: string;
}

/** Does a promise's clock tick in a status? Closed time never counts for a clock that the status can stop (SLA-2). */
export function ticksIn(promise: PromiseName, level: LevelDefinition, category: StatusCategory): boolean {
  if (promise === 'first-answer' || promise === 'next-answer') {
    return !level.standingStill.includes(promise) || level.tickingIn.includes(category);
  }
  if (promise === 'resolution' || promise === 'first-resolution' || promise === 'update') {
    return category !== 'solved' && category !== 'closed' && level.tickingIn.includes(category);
  }
  return true;
}

/**
 * The time from start to end cut where the status changed (SLA-6, SLA-9).
 *
 * Always at least one stretch; an end at `Infinity` asks on into the future as the last status has it. `statuses` are
 * in order of time; before the first of them the contact is new.
 */
export function tickingStretches(
  statuses: readonly StatusSince[],
  from: Instant,
  to: Instant,
  ticks: (category: StatusCategory) => boolean,
): TickingStretch[] {
  let category: StatusCategory = 'new';
  let eventId = '';
  const stretches: TickingStretch[] = [];
  let begin = from;
  for (const status of statuses) {
    if (status.at >= to) break;
    if (status.at > begin) {
      stretches.push({ from: begin, to: status.at, ticks: ticks(category), category, eventId });
      begin = status.at;
    }
    ({ category, eventId } = status);
  }
  stretches.push({ from: begin, to, ticks: ticks(category), category, eventId });
  return stretches;
}
