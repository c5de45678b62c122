import sanitizeHtml from 'sanitize-html';

/**
 * Makes the rich text an agent or an API caller wrote safe to keep, show and send (TKT-3).
 *
 * Only what the composer can make is let through: no script, style, form, frame, event attribute or class; links lead
 * to the web, mail or telephone; pictures are those of the message (`cid:`).
 */
export function safeAnswer(html: string): string {
  return sanitizeHtml(html.replaceAll('\u0000', ''), {
    allowedTags: [
      ...['p', 'br', 'div', 'span', 'b', 'strong', 'i', 'em', 'u', 's', 'a', 'ul', 'ol', 'li', 'blockquote', 'pre'],
      ...['code', 'h1', 'h2', 'h3', 'h4', 'hr', 'img', 'table', 'thead', 'tbody', 'tr', 'td', 'th', 'sub', 'sup'],
    ],
    allowedAttributes: {
      a: ['href', 'title'],
      img: ['src', 'alt', 'width', 'height'],
      span: ['data-mention'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['cid'] },
    allowProtocolRelative: false,
    exclusiveFilter: (frame) => frame.tag === 'img' && !(frame.attribs.src ?? '').startsWith('cid:'),
    transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer nofollow' }) },
    nestingLimit: 100,
    parseStyleAttributes: false,
  }).trim();
}

/** The plain text of safe HTML, with lines where the reader sees lines (TKT-3). */
export function textOf(html: string): string {
  const lined = html
    .replace(/<(?:br|hr)\s*\/?>/giu, '\n')
    .replace(/<li[^>]*>/giu, '\n• ')
    .replace(/<\/(?:p|div|h[1-4]|blockquote|pre|ul|ol|table|tr)>/giu, '\n');
  const bare = sanitizeHtml(lined, { allowedTags: [], allowedAttributes: {} });
  return decoded(bare)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** Plain text as HTML with its lines kept. */
export function htmlOf(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .split(/\n{2,}/u)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** The beginning of a text, for a list's row. */
export function snippetOf(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().slice(0, 200);
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&amp;', '&');
}
