import { houseEvents } from './sv/house-events.ts';

/** What an event is about, as its type names it: `ticket` of `ticket.closed`. */
export type EventSubject = keyof typeof houseEvents.events.subjects;
/** What was done: `closed` of `ticket.closed`. */
export type EventDeed = keyof typeof houseEvents.events.deeds;

/** Everything events can be about. */
export const eventSubjects = Object.keys(houseEvents.events.subjects) as readonly EventSubject[];

/** Whether events can be about this. */
export function isEventSubject(name: string): name is EventSubject {
  return name in houseEvents.events.subjects;
}

/** The two halves of an event's type, where both have words. */
export function eventWords(type: string): { readonly subject: EventSubject; readonly deed: EventDeed } | undefined {
  const [subject = '', deed = ''] = type.split('.');
  return isEventSubject(subject) && deed in houseEvents.events.deeds ? { subject, deed: deed as EventDeed } : undefined;
}
