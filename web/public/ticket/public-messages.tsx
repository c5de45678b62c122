import { File, Image } from 'lucide-react';
import { type PublicTicket, readPublicAttachment } from '#api/desk/public-ticket.ts';
import { Avatar } from '#web/kit/parts/avatar.tsx';
import { useNow } from '#web/kit/time/use-now.ts';
import { addressOf } from '#web/kit/wire/call.ts';
import type { PublicWords } from './use-public-words.ts';

type Shown = PublicTicket['messages'][number];

/** What the customer and we have written (TKT-4), oldest first. */
export function PublicMessages({ ticket, token, words }: PublicMessagesProps) {
  const now = useNow();
  return (
    <section className="pub-messages" aria-label={words.t('messages')}>
      {ticket.messages.map((message) => (
        <Bubble key={message.id} message={message} ticket={ticket} token={token} words={words} now={now} />
      ))}
    </section>
  );
}

export interface PublicMessagesProps {
  readonly ticket: PublicTicket;
  readonly token: string;
  readonly words: PublicWords;
}

function Bubble({ message, ticket, token, words, now }: PublicMessagesProps & { message: Shown; now: number }) {
  const ours = message.from === 'us';
  const name = ours
    ? message.authorName === ''
      ? ticket.siteName
      : words.t('from', { name: message.authorName, site: ticket.siteName })
    : words.t('you');
  const addresses = new Map(
    message.attachments.map((file) => [
      file.contentId,
      addressOf(readPublicAttachment, { params: { token, attachmentId: file.id } }),
    ]),
  );
  return (
    <article className={ours ? 'msg out' : 'msg'}>
      <Avatar name={name} size={32} />
      <div>
        <div className="hd">
          <b>{name}</b>
          <span>{words.moment(message.at, now)}</span>
        </div>
        {ours && message.html !== null ? (
          // Made safe by the server when it was written; the customer's own text is shown as text.
          <div className="bub" dangerouslySetInnerHTML={{ __html: withPictures(message.html, addresses) }} />
        ) : (
          <div className="bub pub-text">{message.text}</div>
        )}
        <div className="pub-files">
          {message.attachments
            .filter((file) => !file.inline)
            .map((file) => (
              <a
                key={file.id}
                className="att"
                href={addressOf(readPublicAttachment, { params: { token, attachmentId: file.id } })}
                download={file.name}
              >
                {file.mediaType.startsWith('image/') ? <Image size={16} aria-hidden /> : <File size={16} aria-hidden />}
                {file.name}
              </a>
            ))}
        </div>
      </div>
    </article>
  );
}

/** Pictures of a message by their address at this link. */
function withPictures(html: string, addresses: ReadonlyMap<string | null, string>): string {
  return html.replace(/src="cid:([^"]+)"/gu, (whole, contentId: string) => {
    const address = addresses.get(contentId);
    return address === undefined ? whole : `src="${encodeURI(address)}"`;
  });
}
