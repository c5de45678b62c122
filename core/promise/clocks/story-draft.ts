import type { Instant } from '#core/platform/instant.ts';
import type { Obligation, ObligationEnd, Regime, Story } from './obligation.ts';
import { inForce, type Policy } from './policy.ts';
import type { PromiseName } from './promise.ts';
import type { StatusSince } from './ticking-stretches.ts';

/** What is open and noted while a history is read; lives for one reading (SLA-6). */
export interface StoryDraft {
  readonly policy: Policy;
  readonly obligations: Writable[];
  readonly open: Map<PromiseName, Writable>;
  readonly regimes: Regime[];
  readonly statuses: StatusSince[];
  regime: Omit<Regime, 'index' | 'at' | 'eventId'>;
  ownerId: string | null;
  departmentId: string | null;
  customerWrote: boolean;
  answered: boolean;
  closed: boolean;
  merged: boolean;
  latest: Instant;
}

type Writable = { -readonly [Key in keyof Obligation]: Obligation[Key] } & { starts: { index: number; at: Instant }[] };

/** An empty draft (SLA-6). */
export function beginStory(policy: Policy): StoryDraft {
  return {
    policy,
    obligations: [],
    open: new Map(),
    regimes: [],
    statuses: [],
    regime: { levelId: null, why: { kind: 'none' }, priority: null, type: null, siteId: null },
    ownerId: null,
    departmentId: null,
    customerWrote: false,
    answered: false,
    closed: false,
    merged: false,
    latest: Number.NEGATIVE_INFINITY,
  };
}

/** The story told; an update that began with the closing itself was never owed (SLA-1). */
export function endStory({ obligations, regimes, statuses }: StoryDraft): Story {
  const owed = obligations.filter(
    ({ promise, starts, end }) => !(promise === 'update' && end && end.how !== 'kept' && end.at === starts[0]?.at),
  );
  return { obligations: owed, regimes, statuses };
}

/** Ends everything that is open (SLA-6). */
export function endAll(draft: StoryDraft, index: number, at: Instant, how: ObligationEnd['how']): void {
  for (const promise of [...draft.open.keys()]) endPromise(draft, promise, index, at, how, null);
}

/** Starts a promise of the contact; while it is open only an earlier start counts (SLA-1). */
export function startPromise(draft: StoryDraft, promise: PromiseName, at: Instant, index: number): void {
  if (draft.open.has(promise)) return startEarlier(draft, promise, at, index);
  const obligation: Writable = {
    promise,
    starts: [{ index, at }],
    end: null,
    responsibleAtStart: draft.ownerId,
    siteAtStart: draft.regime.siteId,
    departmentAtStart: draft.departmentId,
  };
  draft.obligations.push(obligation);
  draft.open.set(promise, obligation);
}

/** Moves the start of an open promise back (SLA-1). */
export function startEarlier(draft: StoryDraft, promise: PromiseName, at: Instant, index: number): void {
  const open = draft.open.get(promise);
  const start = open?.starts.at(-1);
  if (open && start && at < start.at) open.starts.push({ index, at });
}

/** Ends a promise if it is open (SLA-1). */
export function endPromise(
  draft: StoryDraft,
  promise: PromiseName,
  index: number,
  at: Instant,
  how: ObligationEnd['how'],
  userId: string | null,
): void {
  const open = draft.open.get(promise);
  if (!open) return;
  open.end = { index, at: Math.max(at, open.starts.at(-1)?.at ?? at), how, userId };
  draft.open.delete(promise);
}

/** The customer waits for an answer from an instant on: the first one, or the next (SLA-1). */
export function awaitAnswer(draft: StoryDraft, at: Instant, index: number): void {
  draft.customerWrote = true;
  if (draft.open.has('first-answer')) return startEarlier(draft, 'first-answer', at, index);
  startPromise(draft, draft.answered ? 'next-answer' : 'first-answer', at, index);
}

/** A public answer by a human agent (SLA-1). */
export function answerByAgent(draft: StoryDraft, at: Instant, index: number, userId: string | null): void {
  keepAnswer(draft, at, index, userId);
  keepPromise(draft, 'chat-answer', index, at, userId);
  keepPromise(draft, 'update', index, at, userId);
  startPromise(draft, 'update', at, index);
  if (draft.closed) endPromise(draft, 'update', index, at, 'closed-without-answer', null);
}

/** Keeps a promise; recorded after the closing of its own instant it is still what kept it (SLA-6). */
export function keepPromise(
  draft: StoryDraft,
  promise: PromiseName,
  index: number,
  at: Instant,
  userId: string | null,
): void {
  const last = draft.obligations.findLast((obligation) => obligation.promise === promise);
  const withClosing = last?.end?.how === 'closed-without-answer' && last.end.at === at && draft.closed;
  if (withClosing && last) last.end = { index, at, how: 'kept', userId };
  endPromise(draft, promise, index, at, 'kept', userId);
}

/** An answer that keeps the answer promise (SLA-6). */
export function keepAnswer(draft: StoryDraft, at: Instant, index: number, userId: string | null): void {
  if (draft.customerWrote) draft.answered = true;
  for (const promise of ['first-answer', 'next-answer'] as const) {
    keepPromise(draft, promise, index, at, userId);
  }
}

/** A closing: the resolutions are kept, what still waits ends without answer (SLA-6). */
export function closeContact(draft: StoryDraft, at: Instant, index: number, userId: string | null): void {
  draft.closed = true;
  for (const promise of ['first-answer', 'next-answer', 'first-assign', 'update'] as const) {
    endPromise(draft, promise, index, at, 'closed-without-answer', userId);
  }
  endPromise(draft, 'first-resolution', index, at, 'kept', userId);
  endPromise(draft, 'resolution', index, at, 'kept', userId);
  endPromise(draft, 'chat-answer', index, at, 'abandoned', null);
  endPromise(draft, 'call-answer', index, at, 'abandoned', null);
}

/** A reopening: the resolution and the update go on where they stood (SLA-6). */
export function reopenContact(draft: StoryDraft): void {
  if (!draft.closed) return;
  draft.closed = false;
  for (const promise of ['resolution', 'update'] as const) {
    const last = draft.obligations.findLast((obligation) => obligation.promise === promise);
    if (!last?.end || (promise === 'update' && last.end.how === 'kept')) continue;
    last.end = null;
    draft.open.set(promise, last);
  }
}

/** Notes since when the contact has a status (SLA-2). */
export function setStatus(draft: StoryDraft, category: StatusSince['category'], eventId: string): void {
  draft.statuses.push({ at: draft.latest, category, eventId });
}

/** Notes that level, priority or site changed (SLA-5). */
export function judgeAnew(draft: StoryDraft, index: number, eventId: string, change: Partial<Regime>): void {
  const before = draft.regime;
  const regime: Regime = {
    index,
    at: draft.latest,
    levelId: change.levelId === undefined ? before.levelId : change.levelId,
    why: change.why ?? before.why,
    priority: change.priority === undefined ? before.priority : change.priority,
    type: change.type === undefined ? before.type : change.type,
    siteId: change.siteId === undefined ? before.siteId : change.siteId,
    eventId,
  };
  draft.regime = regime;
  draft.regimes.push(regime);
}

/** Owner, site and department told in the same instant as a start are those at the start (SLR-1). */
export function placeNewborn(draft: StoryDraft, at: Instant): void {
  for (const obligation of draft.obligations) {
    if (obligation.starts[0]?.at !== at || (obligation.end && obligation.end.at !== at)) continue;
    obligation.responsibleAtStart = draft.ownerId;
    obligation.siteAtStart = draft.regime.siteId;
    obligation.departmentAtStart = draft.departmentId;
  }
}

/** Does the level let a bot keep an answer promise? (SLA-2) */
export function botsAnswer(draft: StoryDraft, at: Instant): boolean {
  const { levelId } = draft.regime;
  return levelId ? (inForce(draft.policy.levels.get(levelId), at)?.definition.botsAnswer ?? false) : false;
}
