/** HTML without these elements and all they hold, in one pass; one that is never closed reaches to the end (EML-3). */
export function withoutElements(html: string, names: readonly string[]): string {
  const lower = html.toLowerCase();
  const opening = new RegExp(`<(${names.join('|')})\\b`, 'g');
  const kept: string[] = [];
  let from = 0;
  for (let found = opening.exec(lower); found !== null; found = opening.exec(lower)) {
    kept.push(html.slice(from, found.index));
    const close = lower.indexOf(`</${found[1]}`, found.index);
    const end = close < 0 ? -1 : lower.indexOf('>', close);
    if (end < 0) return kept.join('');
    from = end + 1;
    opening.lastIndex = from;
  }
  return kept.join('') + html.slice(from);
}
