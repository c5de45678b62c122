import { Image as ImageIcon, Lock, Split, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { retrySending } from '#api/desk/messages.ts';
import type { Message } from '#api/desk/ticket.ts';
import { readTicket } from '#api/desk/tickets.ts';
import { ChannelSign } from '#web/desk/tickets/signs.tsx';
import { Avatar } from '#web/kit/parts/avatar.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { AttachmentLink } from './attachment-link.tsx';
import { MailFrame } from './mail-frame.tsx';
import { RichText } from './rich-text.tsx';
import { SignatureLine } from './signature-line.tsx';

/** One message (TKT-3): the customer's in birch, ours in fjord, notes in cream with a lock. */
export function Bubble({
  message,
  small,
  fresh,
  movedFrom,
  onSplit,
}: {
  readonly message: Message;
  readonly small?: boolean;
  readonly fresh?: boolean;
  /** The number of the ticket it was written in, when a merge has moved it. */
  readonly movedFrom?: string | undefined;
  readonly onSplit?: ((messageId: string) => void) | undefined;
}) {
  const { t } = useTranslation('desk');
  const times = useTimes();
  const side = message.kind === 'answer' || message.kind === 'forward' ? 'out' : message.kind === 'note' ? 'note' : '';
  const incoming = side === '';
  const address = incoming || message.kind === 'forward' ? message.to[0] : undefined;
  return (
    <article
      className={`msg ${side}${small ? ' small' : ''}`}
      aria-label={`${message.authorName}, ${times.when(message.at)}`}
    >
      <Avatar
        name={message.authorName || '?'}
        size={small ? 24 : 32}
        badge={incoming ? <ChannelSign channel={message.channel} size={10} /> : undefined}
      />
      <div className="msg-in">
        <div className="hd">
          <b className="cut">{message.authorName}</b>
          <time dateTime={new Date(message.at).toISOString()} title={times.fully(message.at)} className="num nowrap">
            {times.when(message.at)}
          </time>
          {small ? null : <span className="cut">{said(message, address, t)}</span>}
          {message.kind === 'note' ? (
            <Tag tone="warn">
              <Lock size={11} aria-hidden />
              {t('ticket.note')}
            </Tag>
          ) : null}
          {message.kind === 'automatic' ? <Tag>{t('ticket.automatic')}</Tag> : null}
          {fresh ? <Tag tone="acc">{t('ticket.newTag')}</Tag> : null}
          {movedFrom ? <Tag>{t('kin.movedFrom', { number: movedFrom })}</Tag> : null}
          {onSplit && message.kind === 'customer' ? (
            <Button
              look="ghost"
              size="xs"
              square
              className="msgact"
              aria-label={t('kin.split')}
              title={t('kin.split')}
              icon={<Split size={14} aria-hidden />}
              onClick={() => onSplit(message.id)}
            />
          ) : null}
        </div>
        {message.signature && !small ? <SignatureLine signature={message.signature} /> : null}
        {message.signature?.state === 'encrypted' && message.text === '' ? null : (
          <Content message={message} small={small ?? false} />
        )}
        <Files message={message} />
        <Delivery message={message} />
      </div>
    </article>
  );
}

/** A mail may carry thousands: the first are shown, the rest when asked for. */
const SHOWN_FILES = 12;

function Files({ message }: { readonly message: Message }) {
  const { t } = useTranslation('desk');
  const [all, setAll] = useState(false);
  const files = message.attachments.filter((one) => !one.inline);
  if (files.length === 0) return null;
  const hidden = all ? 0 : Math.max(0, files.length - SHOWN_FILES);
  return (
    <div className="row wrap atts">
      {files.slice(0, files.length - hidden).map((one) => (
        <AttachmentLink key={one.id} attachment={one} />
      ))}
      {hidden > 0 ? (
        <Button size="xs" look="ghost" onClick={() => setAll(true)}>
          {t('ticket.moreFiles', { count: hidden })}
        </Button>
      ) : null}
    </div>
  );
}

function said(
  message: Message,
  address: string | undefined,
  t: ReturnType<typeof useTranslation<'desk'>>['t'],
): string {
  if (message.kind === 'answer') return t('ticket.via', { channel: t(`channels.${message.channel}`) });
  if (message.kind === 'forward') return t('ticket.forwardedTo', { address: address ?? '' });
  return address ? t('ticket.to', { address }) : '';
}

/** Outgoing HTML is ours and plain; a mail from outside is shown in its frame, or as text when it has none. */
function Content({ message, small }: { readonly message: Message; readonly small: boolean }) {
  const { t } = useTranslation('desk');
  const [pictures, setPictures] = useState(false);
  const [quoted, setQuoted] = useState(false);
  const ours = message.kind === 'answer' || message.kind === 'note' || message.kind === 'forward';
  const framed =
    !ours && message.html !== null && !small && /<(?:table|img|style|font|center|div[^>]+style)/i.test(message.html);
  const hasQuote = message.quotedText.trim() !== '';
  return (
    <div className={framed ? 'bub framed' : 'bub'}>
      {message.remotePictures && framed && !pictures ? (
        <div className="row pictures">
          <ImageIcon size={14} aria-hidden />
          <span className="grow xs">{t('ticket.pictures')}</span>
          <Button size="xs" onClick={() => setPictures(true)}>
            {t('ticket.showPictures')}
          </Button>
        </div>
      ) : null}
      {framed ? (
        <MailFrame message={message} html={message.html ?? ''} pictures={pictures} />
      ) : message.html !== null && !small ? (
        <RichText html={message.html} attachments={message.attachments} />
      ) : (
        <PlainText text={message.text} />
      )}
      {hasQuote && !small ? (
        <>
          <button
            type="button"
            className="quoted"
            aria-expanded={quoted}
            aria-label={t(quoted ? 'ticket.hideQuoted' : 'ticket.quoted')}
            title={t(quoted ? 'ticket.hideQuoted' : 'ticket.quoted')}
            onClick={() => setQuoted(!quoted)}
          >
            •••
          </button>
          {quoted ? (
            <blockquote className="quotedtext">
              <PlainText text={message.quotedText} />
            </blockquote>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function PlainText({ text }: { readonly text: string }) {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part, at) => (
      // oxlint-disable-next-line react/no-array-index-key
      <p key={at} className="plain">
        {part}
      </p>
    ));
}

/** How far an answer has come, and what to do when it failed. */
function Delivery({ message }: { readonly message: Message }) {
  const { t } = useTranslation('desk');
  const times = useTimes();
  const retry = useCall(retrySending, { refresh: [readTicket] });
  if (message.state === 'failed')
    return (
      <div className="ban bad delivery" role="alert">
        <TriangleAlert size={15} aria-hidden />
        <span className="grow">{t('ticket.failed', { why: message.failure ?? '' })}</span>
        <Button size="xs" busy={retry.isPending} onClick={() => retry.mutate({ params: { messageId: message.id } })}>
          {t('ticket.retry')}
        </Button>
      </div>
    );
  const word =
    message.state === 'held' || message.state === 'ready' || message.state === 'undone'
      ? t(`ticket.${message.state}`)
      : message.state === 'scheduled' && message.sendAt !== null
        ? t('ticket.scheduled', { at: times.when(message.sendAt) })
        : undefined;
  return word ? <div className="xs t3 delivery">{word}</div> : null;
}
