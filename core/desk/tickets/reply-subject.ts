/**
 * The subject of an answer (TKT-3): one reply prefix, the customer's own subject, the ticket's number in brackets.
 */
export function replySubject(subject: string, ticketNumber: string): string {
  return `Re: ${bareSubject(subject)} [${ticketNumber}]`;
}

/** The subject of a forward to a third party (TKT-3). */
export function forwardSubject(subject: string, ticketNumber: string): string {
  return `Fwd: ${bareSubject(subject)} [${ticketNumber}]`;
}

/** A subject without reply and forward prefixes of the Nordic, German and English mail programs, and without our number. */
export function bareSubject(subject: string): string {
  let bare = subject.replace(ticketNumbers, ' ').replace(/\s+/g, ' ').trim();
  for (let next = bare.replace(prefix, ''); next !== bare; next = bare.replace(prefix, '')) bare = next.trim();
  return bare;
}

const prefix = /^(?:re|sv|vs|aw|antw|wg|fw|fwd|vb|vl|ang|tr)\s*(?:\[\d+\]|\(\d+\))?\s*:\s*/iu;
const ticketNumbers = /\[[A-Z0-9ÅÄÖ]{1,8}-\d{1,12}\]/gu;
