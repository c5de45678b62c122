/** The subject of an answer (TKT-3): one prefix and the customer's own subject; the channel adds its mark. */
export function replySubject(subject: string): string {
  return `Re: ${bareSubject(subject)}`;
}

/** The subject of a forward to a third party (TKT-3). */
export function forwardSubject(subject: string): string {
  return `Fwd: ${bareSubject(subject)}`;
}

/** A subject without the reply and forward prefixes of the Nordic, German and English mail programs. */
export function bareSubject(subject: string): string {
  let bare = subject.replace(/\s+/g, ' ').trim();
  for (let next = bare.replace(prefix, ''); next !== bare; next = bare.replace(prefix, '')) bare = next.trim();
  return bare;
}

const prefix = /^(?:re|sv|vs|aw|antw|wg|fw|fwd|vb|vl|ang|tr)\s*(?:\[\d+\]|\(\d+\))?\s*:\s*/iu;
