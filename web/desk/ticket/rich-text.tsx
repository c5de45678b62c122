import { Fragment, type ReactNode, useMemo } from 'react';
import { readAttachment } from '#api/desk/messages.ts';
import type { Attachment } from '#api/desk/ticket.ts';
import { addressOf } from '#web/kit/wire/call.ts';
import { contentIdOf } from './mail-document.ts';

/**
 * Simple rich text in the page itself (TKT-3): rebuilt element by element from a short list, never put in as HTML, so
 * that nothing it holds can run.
 */
export function RichText({
  html,
  attachments,
}: {
  readonly html: string;
  readonly attachments: readonly Attachment[];
}) {
  return useMemo(() => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    return <div className="rich">{childrenOf(page.body, attachments)}</div>;
  }, [html, attachments]);
}

const plainTags = new Set([
  ...['p', 'div', 'span', 'b', 'strong', 'i', 'em', 'u', 's', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'],
  ...['h1', 'h2', 'h3', 'h4', 'table', 'thead', 'tbody', 'tr', 'td', 'th', 'sub', 'sup'],
]);

function childrenOf(node: Node, attachments: readonly Attachment[]): ReactNode {
  return [...node.childNodes].map((child, at) => (
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={at}>{rebuilt(child, attachments)}</Fragment>
  ));
}

function rebuilt(node: Node, attachments: readonly Attachment[]): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof HTMLElement)) return null;
  const tag = node.tagName.toLowerCase();
  if (tag === 'br') return <br />;
  if (tag === 'hr') return <hr />;
  if (tag === 'img') return <Picture element={node} attachments={attachments} />;
  if (tag === 'a') {
    const href = node.getAttribute('href') ?? '';
    if (!/^(?:https?:|mailto:|tel:)/i.test(href)) return childrenOf(node, attachments);
    return (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {childrenOf(node, attachments)}
      </a>
    );
  }
  if (['script', 'style', 'template', 'iframe', 'object', 'svg', 'math'].includes(tag)) return null;
  if (!plainTags.has(tag)) return childrenOf(node, attachments);
  const Tag = (tag === 'h1' || tag === 'h2' ? 'h3' : tag) as 'p';
  return (
    <Tag className={node.hasAttribute('data-mention') ? 'mention' : undefined}>{childrenOf(node, attachments)}</Tag>
  );
}

function Picture({
  element,
  attachments,
}: {
  readonly element: HTMLElement;
  readonly attachments: readonly Attachment[];
}) {
  const source = element.getAttribute('src') ?? '';
  const found = source.startsWith('cid:')
    ? attachments.find((one) => one.contentId === contentIdOf(source))
    : undefined;
  const address = found
    ? addressOf(readAttachment, { params: { attachmentId: found.id } })
    : source.startsWith('data:image/')
      ? source
      : undefined;
  return address ? <img src={address} alt={element.getAttribute('alt') ?? ''} /> : null;
}
