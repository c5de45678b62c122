import type { RecordedEvent } from '#server/platform/db/event.ts';

/** The event a listener's appointment carries. */
export function eventFromPayload(payload: Record<string, unknown>): RecordedEvent {
  return payload as unknown as RecordedEvent;
}
