import sanitizeHtml from 'sanitize-html';
import { harmlessStyles } from './harmless-styles.ts';

/** A mail's HTML made safe: what is shown at once, what folds, and whether it wanted to fetch pictures (EML-3). */
export interface SafeHtml {
  readonly html: string;
  readonly quotedHtml: string | null;
  /** Remote pictures stand as `data-remote-src` and are fetched only when a reader asks. */
  readonly remotePictures: boolean;
}

/**
 * Makes a mail's HTML safe to keep and to show (EML-3): nothing in it runs, reaches out or leaves its frame.
 *
 * Pictures of the mail itself stay as `cid:`; pictures elsewhere are rewritten to `data-remote-src`, so that opening a
 * mail tells nobody that it was opened.
 */
export function safeHtml(html: string, folded: boolean): SafeHtml {
  const at = folded ? quoteStart(html) : -1;
  const open = at < 0 ? html : html.slice(0, at);
  const first = clean(open);
  const rest = at < 0 ? null : clean(html.slice(at));
  return {
    html: first.html,
    quotedHtml: rest === null || rest.html === '' ? null : rest.html,
    remotePictures: first.remote || (rest?.remote ?? false),
  };
}

function clean(html: string): { readonly html: string; readonly remote: boolean } {
  let remote = false;
  const safe = sanitizeHtml(html.replaceAll('\0', ''), {
    allowedTags: [
      ...['p', 'br', 'div', 'span', 'b', 'strong', 'i', 'em', 'u', 's', 'strike', 'a', 'ul', 'ol', 'li', 'blockquote'],
      ...[
        'pre',
        'code',
        'h1',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
        'hr',
        'img',
        'table',
        'caption',
        'thead',
        'tbody',
        'tfoot',
      ],
      ...[
        'tr',
        'td',
        'th',
        'col',
        'colgroup',
        'sub',
        'sup',
        'font',
        'center',
        'small',
        'big',
        'dl',
        'dt',
        'dd',
        'address',
      ],
    ],
    allowedAttributes: {
      '*': ['align', 'valign', 'dir', 'lang', 'style', 'bgcolor'],
      a: ['href', 'title', 'rel', 'target'],
      img: ['src', 'alt', 'width', 'height', 'data-remote-src'],
      td: ['colspan', 'rowspan', 'width', 'height', 'bgcolor'],
      th: ['colspan', 'rowspan', 'width', 'height', 'bgcolor'],
      table: ['width', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
      col: ['width', 'span'],
      ol: ['start', 'type'],
      font: ['color', 'size'],
    },
    allowedStyles: { '*': harmlessStyles },
    // Classes are of no use without style sheets, but for the ones whose look is known.
    allowedClasses: { '*': ['MsoNormal', 'MsoListParagraph', 'MsoPlainText', 'MsoNoSpacing'] },
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title'],
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['cid'] },
    allowProtocolRelative: false,
    nestingLimit: 200,
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, rel: 'noopener noreferrer nofollow', target: '_blank' },
      }),
      img: (tagName, attribs) => {
        const { src = '', srcset: _srcset, 'data-remote-src': _own, ...rest } = attribs;
        const address = src.trim();
        if (/^cid:/i.test(address)) return { tagName, attribs: { ...rest, src: address } };
        if (!/^(https?:)?\/\//i.test(address)) return { tagName, attribs: rest };
        remote = true;
        return {
          tagName,
          attribs: { ...rest, 'data-remote-src': address.startsWith('//') ? `https:${address}` : address },
        };
      },
    },
    exclusiveFilter: (frame) =>
      frame.tag === 'img' && frame.attribs['src'] === undefined && frame.attribs['data-remote-src'] === undefined,
  }).trim();
  return { html: safe, remote };
}

/** Where the mail programs begin what they quote; -1 when nothing says so, or nothing would be left open. */
function quoteStart(html: string): number {
  const marks = [
    /<div[^>]+class="?[^">]*gmail_(?:quote|attr|extra)/i,
    /<div[^>]+id="?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)/i,
    /<div[^>]+class="?[^">]*(?:moz-cite-prefix|yahoo_quoted|protonmail_quote)/i,
    /<blockquote\b/i,
    /<hr[^>]*>\s*(?:<[^>]+>\s*)*(?:<b>)?\s*(?:from|från|von|lähettäjä)\s*:/i,
    /<div[^>]+style="[^"]*border-top:\s*solid[^"]*"[^>]*>/i,
  ];
  const found = marks.map((mark) => html.search(mark)).filter((at) => at > 0);
  const at = found.length === 0 ? -1 : Math.min(...found);
  const before =
    at < 0
      ? ''
      : html
          .slice(0, at)
          .replace(/<(style|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
          .replace(/<[^>]+>|&nbsp;|\s/g, '');
  return before === '' ? -1 : at;
}
