import sanitizeHtml from 'sanitize-html';
import { withoutElements } from './without-elements.ts';

/** The words of an HTML mail as plain text, for search, rules and folding (EML-3): quotes begin with “> ”. */
export function textFromHtml(html: string): string {
  const broken = withoutElements(html, ['style', 'script', 'head', 'title'])
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>\s*/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '\n• ')
    .replace(/<hr\b[^<>]*>/gi, '\n----\n')
    .replace(/<blockquote\b[^<>]*>/gi, '\n\u0001')
    .replace(/<\/blockquote\s*>/gi, '\u0002\n')
    .replace(/<\/(p|h[1-6]|ul|ol|table)\s*>/gi, '\n\n')
    .replace(/<\/(div|tr|dt|dd|section|article)\s*>/gi, '\n')
    .replace(/<\/t[dh]\s*>/gi, '\t');
  const bare = sanitizeHtml(broken, { allowedTags: [], allowedAttributes: {} });
  return quoted(unescaped(bare))
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function quoted(text: string): string {
  let depth = 0;
  return text
    .split('\n')
    .map((line) => {
      depth += line.split('\u0001').length - 1;
      const shown = line.replaceAll('\u0001', '').replaceAll('\u0002', '').trim();
      const marked = depth > 0 ? `${'>'.repeat(Math.min(depth, 9))} ${shown}` : shown;
      depth = Math.max(0, depth - (line.split('\u0002').length - 1));
      return marked;
    })
    .join('\n');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
