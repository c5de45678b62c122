import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readAttachment } from '#api/desk/messages.ts';
import type { Message } from '#api/desk/ticket.ts';
import { addressOf } from '#web/kit/wire/call.ts';
import { mailDocument } from './mail-document.ts';

/**
 * A mail's HTML as its sender made it (EML-3): in a frame without scripts, forms or network, with a policy of its own.
 * Pictures from the net stay blocked until somebody asks for them.
 */
export function MailFrame({ message, html, pictures }: MailFrameProps) {
  const { t } = useTranslation('desk');
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(60);
  const source = useMemo(
    () =>
      mailDocument(html, {
        pictures,
        addressOfPicture: (contentId) => {
          const found = message.attachments.find((one) => one.contentId === contentId);
          return found && `${location.origin}${addressOf(readAttachment, { params: { attachmentId: found.id } })}`;
        },
      }),
    [html, pictures, message.attachments],
  );
  useEffect(() => {
    const body = () => frame.current?.contentDocument?.body;
    const measure = () => {
      const there = body();
      // A letter made for a wider screen is made smaller rather than cut off.
      if (there) there.style.zoom = '';
      const [wide, room] = [there?.scrollWidth ?? 0, frame.current?.clientWidth ?? 0];
      if (there && room > 0 && wide > room + 1) there.style.zoom = String(Math.max(0.4, room / wide));
      setHeight(Math.min(6000, Math.max(24, (there?.getBoundingClientRect().height ?? 24) + 2)));
    };
    const watch = new ResizeObserver(measure);
    const start = () => {
      measure();
      const there = body();
      if (there) watch.observe(there);
    };
    const element = frame.current;
    element?.addEventListener('load', start);
    return () => {
      element?.removeEventListener('load', start);
      watch.disconnect();
    };
  }, []);
  return (
    <iframe
      ref={frame}
      className="mailframe"
      title={t('ticket.htmlTitle', { name: message.authorName })}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={source}
      style={{ height }}
    />
  );
}

interface MailFrameProps {
  readonly message: Message;
  readonly html: string;
  /** Whether pictures from the net may be fetched. */
  readonly pictures: boolean;
}
