import type { FilterKind } from '#core/conditions/filter.ts';
import type { FilterDeed } from '#core/conditions/filter-action.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Subject } from '#server/platform/db/event.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { SoundTouch } from './sift-contact.ts';

/** A deed of a filter that waits for the commit (FLT-4); its key is the event's id with its place. */
export interface WaitingDeed<Deed extends FilterDeed = FilterDeed> extends Record<string, unknown> {
  readonly deed: Deed;
  readonly ticketId: string;
  /** The message that the filter touched; null as time passes. */
  readonly messageId: string | null;
  readonly filterId: string;
  readonly name: string;
  readonly eventId: string;
}

/** The kind of the timer that does a filter's deed (FLT-4): each room to the right answers its own. */
export function deedTimer(kind: FilterDeed['kind']): string {
  return `filters.${kind}`;
}

/** Who does what a filter does. */
export function actorOf({ filterId }: Pick<SoundTouch, 'filterId'>): Actor {
  return { kind: 'rule', id: filterId };
}

/**
 * Records that a filter touched something, why, and what it changed (FLT-5). Addresses that it calls are not told:
 * whoever reads the ticket reads this.
 */
export function recordTouch(
  tx: Tx,
  subject: Subject,
  touch: SoundTouch,
  about: { readonly kind: FilterKind; readonly messageId: string | null },
): string {
  const { filterId, name, because, changes, fate, skipped, deeds } = touch;
  const does = deeds.map(({ kind }) => kind);
  const data = { filterId, name, ...about, because, changes, fate, does, skipped };
  return tx.record(actorOf(touch), { type: 'filter.applied', subject, data });
}

/** Records that filters touched a ticket, and lets their deeds be done once it is committed, each once (FLT-4, FLT-5). */
export function recordTouches(
  tx: Tx,
  ticketId: string,
  touches: readonly SoundTouch[],
  about: { readonly kind: FilterKind; readonly messageId: string | null },
): void {
  for (const touch of touches) {
    const eventId = recordTouch(tx, { kind: 'ticket', id: ticketId }, touch, about);
    touch.deeds.forEach((deed, place) => {
      const { filterId, name } = touch;
      const payload: WaitingDeed = { deed, ticketId, messageId: about.messageId, filterId, name, eventId };
      tx.schedule({ kind: deedTimer(deed.kind), key: `${eventId}:${place}`, dueAt: tx.now, payload });
    });
  }
}
