import type { Instant } from '#core/platform/instant.ts';
import type { Fact } from '../clocks/history.ts';
import { statusCategories } from '../clocks/status-category.ts';

/**
 * What happened, from a case's words (SLA-11); undefined when nobody knows them.
 *
 * ```
 * customer-wrote · agent-answered [NAME] · bot-answered · assigned NAME · unassigned · status CATEGORY
 * closed · reopened · dismissed · level NAME|none · priority NAME · type NAME|none · site NAME|none
 * opened-by-agent · merged-away · merged-in STARTED [waiting since TIME] · split-off
 * spam · not-spam · deleted · restored · chat-queued · call-queued · bridged [NAME] · abandoned
 * ```
 */
export function readFact(
  words: string,
  at: Instant,
  timeOf: (text: string) => Instant | undefined,
): readonly Fact[] | undefined {
  const [, what = '', rest = ''] = /^(\S+)\s*(.*)$/u.exec(words.trim()) ?? [];
  const base = { at, eventId: what };
  const userId = rest === '' ? 'agent' : rest;
  const named = rest === 'none' ? null : rest;
  const plain = plainFacts[what];
  if (plain) return rest === '' ? [{ ...base, ...plain } as Fact] : undefined;
  if (what === 'agent-answered') return [{ ...base, kind: 'agent-answered', userId }];
  if (what === 'bridged') return [{ ...base, kind: 'bridged', userId }];
  if (what === 'closed') {
    return [
      { ...base, kind: 'status-set', category: 'closed', userId },
      { ...base, kind: 'closed', userId },
    ];
  }
  if (what === 'reopened') {
    return [
      { ...base, kind: 'reopened' },
      { ...base, kind: 'status-set', category: 'open', userId: null },
    ];
  }
  if (what === 'merged-in') return mergedIn(rest, at, timeOf);
  if (rest === '') return undefined;
  switch (what) {
    case 'assigned':
      return [{ ...base, kind: 'assigned', userId: rest }];
    case 'status': {
      const category = statusCategories.find((one) => one === rest);
      return category && [{ ...base, kind: 'status-set', category, userId: null }];
    }
    case 'level':
      return [{ ...base, kind: 'level-set', levelId: named, why: { kind: 'hand', userId: 'agent' } }];
    case 'priority':
      return [{ ...base, kind: 'priority-set', priority: rest }];
    case 'type':
      return [{ ...base, kind: 'type-set', type: named }];
    case 'site':
      return [{ ...base, kind: 'moved', siteId: named, departmentId: null }];
    default:
      return undefined;
  }
}

const plainFacts: Readonly<Record<string, object>> = {
  'opened-by-agent': { kind: 'opened', by: 'agent' },
  'customer-wrote': { kind: 'customer-wrote' },
  'bot-answered': { kind: 'bot-answered' },
  unassigned: { kind: 'assigned', userId: null },
  dismissed: { kind: 'dismissed', userId: 'agent' },
  'merged-away': { kind: 'merged-away', intoId: 'another' },
  'split-off': { kind: 'split-off', fromId: 'another' },
  spam: { kind: 'marked-spam' },
  'not-spam': { kind: 'cleared-spam' },
  deleted: { kind: 'deleted' },
  restored: { kind: 'restored' },
  'chat-queued': { kind: 'queued', promise: 'chat-answer' },
  'call-queued': { kind: 'queued', promise: 'call-answer' },
  abandoned: { kind: 'abandoned' },
};

function mergedIn(
  rest: string,
  at: Instant,
  timeOf: (text: string) => Instant | undefined,
): readonly Fact[] | undefined {
  const [started = '', waiting] = rest.split(/\s+waiting since\s+/u);
  const startedAt = timeOf(started);
  const unansweredSince = waiting === undefined ? null : timeOf(waiting);
  if (startedAt === undefined || unansweredSince === undefined) return undefined;
  return [{ at, eventId: 'merged-in', kind: 'merged-in', fromId: 'another', startedAt, unansweredSince }];
}
