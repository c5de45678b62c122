import type { Cycle } from './cycle.ts';

/**
 * The round a list shows for a contact (SLA-7): the open one that comes due first, ticking before standing still; when
 * none is open the one that stopped last, a missed one before others of the same instant.
 */
export function mostUrgent<
  Round extends Pick<Cycle, 'outcome' | 'dueAt' | 'stoppedAt' | 'standingSinceAt' | 'cancelReason'>,
>(rounds: readonly Round[]): Round | null {
  const open = rounds.filter(({ outcome }) => outcome === 'running');
  if (open.length > 0) return open.reduce((first, next) => (urgency(next) < urgency(first) ? next : first));
  const told = rounds.filter(({ cancelReason }) => cancelReason !== 'superseded');
  return told.reduce<Round | null>((last, next) => (last === null || isLater(next, last) ? next : last), null);
}

const never = Number.MAX_SAFE_INTEGER;

function urgency({ dueAt, standingSinceAt }: Pick<Cycle, 'dueAt' | 'standingSinceAt'>): number {
  return standingSinceAt === null ? (dueAt ?? never) : never + (dueAt ?? never);
}

function isLater(next: Pick<Cycle, 'stoppedAt' | 'outcome'>, last: Pick<Cycle, 'stoppedAt' | 'outcome'>): boolean {
  if (next.stoppedAt !== last.stoppedAt) return (next.stoppedAt ?? 0) > (last.stoppedAt ?? 0);
  return next.outcome === 'missed' && last.outcome !== 'missed';
}
