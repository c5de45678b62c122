import type { StatusCategory } from '#core/promise/clocks/status-category.ts';

/** How many open tickets share a place, an owner and a category (TKT-8). */
export interface OpenCount {
  readonly siteId: string;
  readonly ownerId: string | null;
  readonly groupId: string | null;
  readonly category: StatusCategory;
  readonly snoozed: boolean;
  readonly tickets: number;
}

/** How many open tickets each view shows to an agent (TKT-8). */
export function viewCounts(open: readonly OpenCount[], agent: Agent) {
  const sum = (shown: (count: OpenCount) => boolean): number =>
    open.reduce((total, count) => (shown(count) ? total + count.tickets : total), 0);
  return {
    open: sum(() => true),
    'to-do': sum((count) => isToDo(count, agent)),
    mine: sum(({ ownerId }) => ownerId === agent.userId),
    snoozed: sum(({ snoozed }) => snoozed),
    unassigned: sum(({ ownerId }) => ownerId === null),
    waiting: sum(({ category }) => category === 'waiting-for-customer'),
    'with-third-party': sum(({ category }) => category === 'with-third-party'),
    queued: sum(({ category }) => category === 'queued'),
  } as const;
}

interface Agent {
  readonly userId: string;
  readonly groupIds: readonly string[];
}

/** What an agent should take up now: their own, and nobody's in their groups or in none. */
function isToDo({ category, snoozed, ownerId, groupId }: OpenCount, { userId, groupIds }: Agent): boolean {
  if (snoozed || (category !== 'new' && category !== 'open' && category !== 'queued')) return false;
  return ownerId === userId || (ownerId === null && (groupId === null || groupIds.includes(groupId)));
}
