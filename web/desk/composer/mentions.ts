/** The colleagues a note names with @ and their name or first name (TKT-3); the longest name that fits wins. */
export function mentionedIn(
  html: string,
  colleagues: readonly { readonly id: string; readonly name: string }[],
): readonly string[] {
  const text = html.replace(/<[^>]*>/g, ' ').toLowerCase();
  const found = new Set<string>();
  for (const { id, name } of colleagues) {
    const first = name.split(/\s+/)[0] ?? name;
    const alone = colleagues.filter((one) => one.name.split(/\s+/)[0] === first).length === 1;
    if (
      text.includes(`@${name.toLowerCase()}`) ||
      (alone && new RegExp(`@${escaped(first.toLowerCase())}(?![\\p{L}\\p{N}])`, 'u').test(text))
    )
      found.add(id);
  }
  return [...found];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
