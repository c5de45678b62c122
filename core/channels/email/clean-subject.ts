/** A subject without its prefixes and our own mark (EML-3): “Sv: RE: [FJ-20418:…] Kaffet” → “Kaffet”. */
export function cleanSubject(subject: string): string {
  let rest = subject.replace(/\s+/g, ' ').trim();
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest
      .replace(/^(re|sv|aw|antw|vs|fwd?|vb|wg|vl|tr|rv|ref|odp)\s*(\[\d+\]|\(\d+\))?\s*[:：]\s*/i, '')
      .replace(/^\[#?[\p{L}\p{N}]{1,8}-\d{1,12}(:[0-9a-f]{20})?\]\s*/iu, '')
      .trim();
  }
  return rest.replace(/\s*\[#?[\p{L}\p{N}]{1,8}-\d{1,12}(:[0-9a-f]{20})?\]\s*/giu, ' ').trim();
}

/** The subject of an answer of ours: one “Re:” and the mark at the end, once (EML-3). */
export function answerSubject(subject: string, mark: string): string {
  const bare = cleanSubject(subject);
  return `Re: ${bare}${bare === '' ? '' : ' '}${mark}`;
}
