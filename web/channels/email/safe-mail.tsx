import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/kit/parts/button.tsx';

/**
 * Shows a mail's safe HTML in a frame of its own (EML-3): no script can run in it, nothing of it reaches the page, and
 * pictures from elsewhere are fetched only when the reader asks.
 */
export function SafeMail({ html, text, remotePictures }: SafeMailProps) {
  const { t } = useTranslation('channels');
  const [pictures, setPictures] = useState(false);
  const page = useMemo(() => (html === null ? '' : pageOf(html, pictures)), [html, pictures]);
  if (html === null) return <pre className="mail-text">{text}</pre>;
  return (
    <>
      {remotePictures && !pictures ? (
        <div className="ban">
          <Button size="xs" onClick={() => setPictures(true)}>
            {t('email.mails.pictures')}
          </Button>
        </div>
      ) : null}
      <iframe
        className="mail-frame"
        title={t('email.page.title')}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={page}
      />
    </>
  );
}

interface SafeMailProps {
  readonly html: string | null;
  readonly text: string;
  readonly remotePictures: boolean;
}

function pageOf(html: string, pictures: boolean): string {
  const shown = pictures ? html.replaceAll(' data-remote-src="', ' src="') : html;
  const sources = pictures ? 'http: https: data:' : 'data:';
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src ${sources}"><base target="_blank"><body style="margin:16px;font:14px/1.58 system-ui,sans-serif;color:#1c1b19;background:#fff;overflow-wrap:anywhere">${shown}`;
}
