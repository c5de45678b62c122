export interface MailDocumentOptions {
  readonly pictures: boolean;
  /** Where an embedded picture (`cid:`) is fetched from. */
  readonly addressOfPicture: (contentId: string) => string | undefined;
}

/**
 * A whole document for a mail's HTML (EML-3).
 *
 * The server has already made the HTML safe; this is the second wall: whatever could run is taken out again, the
 * document carries its own policy, and the frame it is shown in has no scripts. Three walls, each enough alone.
 */
export function mailDocument(html: string, options: MailDocumentOptions): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const sheets = [...page.querySelectorAll('style')].map((sheet) => sheet.textContent).filter(isHarmlessSheet);
  for (const element of page.querySelectorAll(
    'style, script, iframe, frame, object, embed, form, link, meta, base, svg, math, template, noscript',
  ))
    element.remove();
  for (const element of page.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (
        name.startsWith('on') ||
        name === 'srcset' ||
        name === 'background' ||
        /^\s*(?:javascript|vbscript|data:text)/i.test(value)
      )
        element.removeAttribute(name);
    }
  }
  for (const link of page.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  for (const picture of page.querySelectorAll('img')) {
    const asked = picture.getAttribute('data-remote-src') ?? picture.getAttribute('src') ?? '';
    const own = /^cid:/i.test(asked) ? options.addressOfPicture(contentIdOf(asked)) : undefined;
    const source =
      own ?? (asked.startsWith('data:image/') || (options.pictures && /^https?:/i.test(asked)) ? asked : undefined);
    if (source) picture.setAttribute('src', source);
    else picture.removeAttribute('src');
  }
  const allowed = options.pictures ? 'https: http:' : '';
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src ${location.origin} data: ${allowed}; style-src 'unsafe-inline'"><style>${style}</style><style>${sheets.join('\n')}</style></head><body>${page.body.innerHTML}</body></html>`;
}

/** Whether a sheet is one the server rebuilt: nothing in it fetches, imports or is written in riddles. */
function isHarmlessSheet(css: string): boolean {
  return !/[<\\]|@(?!media\b)|url\s*\(|image\s*\(|expression\s*\(|behavior|position\s*:/i.test(css);
}

/** The id of a picture's part; what is no escaped text stands as it is, for a sender may write anything. */
export function contentIdOf(source: string): string {
  const id = source.replace(/^cid:/i, '');
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Mails are made for white paper: the frame stays light, whatever the scheme. */
const style = `html{color-scheme:light;background:#fff}body{margin:0;padding:12px 14px;font:14px/1.58 "Hanken Grotesk Variable","Segoe UI",system-ui,sans-serif;color:#1a2427;overflow-wrap:anywhere}img{max-width:100%;object-fit:contain}img:not([height]){height:auto}img:not([src]){background:#f4f2ec;color:#5b646a;font-size:12px}table{max-width:100%}.MsoNormal,.MsoPlainText,.MsoNoSpacing,.MsoListParagraph{margin:0}a{color:#0e5265}blockquote{margin:8px 0;padding-left:12px;border-left:2px solid #d8d3c9}pre{white-space:pre-wrap}`;
