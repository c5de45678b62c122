import type { Instant } from '#core/platform/instant.ts';
import type { Fact } from './history.ts';
import type { Story } from './obligation.ts';
import type { Policy } from './policy.ts';
import {
  answerByAgent,
  awaitAnswer,
  beginStory,
  botsAnswer,
  closeContact,
  endAll,
  endPromise,
  endStory,
  judgeAnew,
  keepAnswer,
  keepPromise,
  placeNewborn,
  reopenContact,
  type StoryDraft,
  setStatus,
  startEarlier,
  startPromise,
} from './story-draft.ts';

/**
 * Reads a history into what was owed when, under which regimes and statuses (SLA-1, SLA-6).
 *
 * What each fact does to the promises:
 * ```
 * opened           starts first-assign, first-resolution, resolution
 * customer-wrote   starts first-answer, or next-answer once an agent has answered; while one waits it only counts if earlier
 * agent-answered   keeps the answer, the chat answer and the update, and starts the next update
 * bot-answered     keeps the answer where the level lets bots answer
 * assigned         keeps first-assign
 * closed           keeps the resolutions; an open answer, assignment or update ends without answer
 * reopened         the resolution and the update go on where they stood; closed time does not count
 * dismissed        the open answer ends without answer
 * merged-away      everything open ends `merged`; later facts are the target's
 * merged-in        open clocks keep the earliest start; an unanswered customer of the child waits here now
 * marked-spam, deleted   everything open is cancelled at that instant; undone, it is as if it had never been
 * queued / bridged / abandoned   starts / keeps / cancels the chat or call answer
 * split-off, moved   start and stop nothing (a move can bring another level or calendar)
 * ```
 */
export function readStory(facts: readonly Fact[], policy: Policy): Story {
  const suspension = suspensionAtEnd(facts);
  const draft = beginStory(policy);
  const end = suspension ? suspension.index : facts.length;
  for (let index = 0; index < end; index++) readFact(draft, facts[index] as Fact, index);
  if (suspension) endAll(draft, suspension.index, suspension.at, suspension.how);
  return endStory(draft);
}

/** Is the contact spam or deleted at the end of its history, and since which fact? */
function suspensionAtEnd(facts: readonly Fact[]) {
  let since: { index: number; at: Instant; how: 'spam' | 'deleted' } | null = null;
  let spam = false;
  let deleted = false;
  for (let index = 0; index < facts.length; index++) {
    const { kind, at } = facts[index] as Fact;
    if (kind === 'marked-spam') spam = true;
    else if (kind === 'cleared-spam') spam = false;
    else if (kind === 'deleted') deleted = true;
    else if (kind === 'restored') deleted = false;
    else continue;
    if (!spam && !deleted) since = null;
    else since ??= { index, at, how: spam ? 'spam' : 'deleted' };
  }
  return since;
}

function readFact(draft: StoryDraft, fact: Fact, index: number): void {
  if (draft.merged) return;
  draft.latest = Math.max(draft.latest, fact.at);
  switch (fact.kind) {
    case 'opened':
      for (const promise of ['first-assign', 'first-resolution', 'resolution'] as const) {
        startPromise(draft, promise, fact.at, index);
      }
      return;
    case 'customer-wrote':
      return awaitAnswer(draft, fact.at, index);
    case 'agent-answered':
      return answerByAgent(draft, fact.at, index, fact.userId);
    case 'bot-answered':
      if (botsAnswer(draft, fact.at)) keepAnswer(draft, fact.at, index, null);
      return;
    case 'assigned':
      draft.ownerId = fact.userId;
      if (fact.userId) keepPromise(draft, 'first-assign', index, fact.at, fact.userId);
      return placeNewborn(draft, fact.at);
    case 'status-set':
      setStatus(draft, fact.category, fact.eventId);
      if (fact.category === 'solved' || fact.category === 'closed')
        return closeContact(draft, fact.at, index, fact.userId);
      return reopenContact(draft);
    case 'closed':
      if (!draft.closed) setStatus(draft, 'closed', fact.eventId);
      return closeContact(draft, fact.at, index, fact.userId);
    case 'reopened':
      if (draft.closed) setStatus(draft, 'open', fact.eventId);
      return reopenContact(draft);
    case 'level-set':
      return judgeAnew(draft, index, fact.eventId, { levelId: fact.levelId, why: fact.why });
    case 'priority-set':
      return judgeAnew(draft, index, fact.eventId, { priority: fact.priority });
    case 'type-set':
      return judgeAnew(draft, index, fact.eventId, { type: fact.type });
    case 'moved':
      draft.departmentId = fact.departmentId;
      judgeAnew(draft, index, fact.eventId, { siteId: fact.siteId });
      return placeNewborn(draft, fact.at);
    case 'merged-away':
      endAll(draft, index, fact.at, 'merged');
      draft.merged = true;
      return;
    case 'merged-in':
      for (const promise of ['first-assign', 'first-resolution', 'resolution'] as const) {
        startEarlier(draft, promise, fact.startedAt, index);
      }
      if (fact.unansweredSince !== null) awaitAnswer(draft, fact.unansweredSince, index);
      return;
    case 'dismissed':
      endPromise(draft, 'first-answer', index, fact.at, 'dismissed', fact.userId);
      return endPromise(draft, 'next-answer', index, fact.at, 'dismissed', fact.userId);
    case 'queued':
      return startPromise(draft, fact.promise, fact.at, index);
    case 'bridged':
      return endPromise(draft, 'call-answer', index, fact.at, 'kept', fact.userId);
    case 'abandoned':
      endPromise(draft, 'chat-answer', index, fact.at, 'abandoned', null);
      return endPromise(draft, 'call-answer', index, fact.at, 'abandoned', null);
    default:
      return;
  }
}
