import sanitizeHtml from 'sanitize-html';
import { harmlessStyles } from './harmless-styles.ts';
import { quoteStart } from './quote-start.ts';
import { MAIL_NAME, safeStyles } from './safe-styles.ts';

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
 * Its style sheets come first, rebuilt, and only the classes and ids they name are kept, under a beginning of their own.
 * Pictures of the mail itself stay as `cid:`; pictures elsewhere are rewritten to `data-remote-src`, so that opening a
 * mail tells nobody that it was opened.
 */
export function safeHtml(html: string, folded: boolean): SafeHtml {
  const at = folded ? quoteStart(html) : -1;
  const open = at < 0 ? html : html.slice(0, at);
  const { css, names } = safeStyles(html);
  const first = clean(open, names);
  const rest = at < 0 ? null : clean(html.slice(at), names);
  return {
    html: css === '' || first.html === '' ? first.html : `<style>${css}</style>${first.html}`,
    quotedHtml: rest === null || rest.html === '' ? null : rest.html,
    remotePictures: first.remote || (rest?.remote ?? false),
  };
}

function clean(html: string, names: ReadonlySet<string>): { readonly html: string; readonly remote: boolean } {
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
      '*': ['align', 'valign', 'dir', 'lang', 'style', 'bgcolor', 'class', 'id'],
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
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title'],
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['cid'] },
    allowProtocolRelative: false,
    nestingLimit: 200,
    transformTags: {
      // What the whole letter stands on stays, as a block of its own.
      body: (tagName, attribs) => ({ tagName: attribs['style'] || attribs['bgcolor'] ? 'div' : tagName, attribs }),
      '*': (tagName, attribs) => ({ tagName, attribs: named(attribs, names) }),
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

/** Classes and ids that a sheet of the mail names, or whose look is known; without either they are of no use. */
function named(attribs: Readonly<Record<string, string>>, names: ReadonlySet<string>): Record<string, string> {
  const { class: classes = '', id = '', ...rest } = attribs;
  const kept = classes
    .split(/\s+/)
    .flatMap((name) => [...(known.has(name) ? [name] : []), ...(names.has(name) ? [`${MAIL_NAME}${name}`] : [])]);
  return {
    ...rest,
    ...(kept.length === 0 ? {} : { class: kept.join(' ') }),
    ...(names.has(id) ? { id: `${MAIL_NAME}${id}` } : {}),
  };
}

const known: ReadonlySet<string> = new Set(['MsoNormal', 'MsoListParagraph', 'MsoPlainText', 'MsoNoSpacing']);
