/** A phrase's words in one line, its variables as they are written. */
export function plainPhrase(html: string): string {
  const page = new DOMParser().parseFromString(html.replace(/<(?:br|\/p|\/li)[^>]*>/gu, ' $&'), 'text/html');
  return (page.body.textContent ?? '').replace(/\s+/gu, ' ').trim();
}
