import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { acceptReviewedMail, dropReviewedMail, listMails, readMail, readOriginal } from '#api/channels/email.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { addressOf } from '#web/kit/wire/call.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { Reason } from './reason.tsx';
import { SafeMail } from './safe-mail.tsx';

/** One mail to be judged (EML-2): its words, why it is here, and what can be done. */
export function MailReader({ mailId }: { readonly mailId: string }) {
  const { t } = useTranslation('channels');
  const times = useTimes();
  const mail = useAnswer(readMail, { params: { mailId } });
  const refresh = [listMails, readMail];
  const accept = useCall(acceptReviewedMail, { refresh });
  const drop = useCall(dropReviewedMail, { refresh });
  if (mail.error) return <ErrorState error={mail.error} onRetry={() => void mail.refetch()} />;
  if (!mail.data) return <SkeletonRows rows={8} />;
  const shown = mail.data;
  const decided = shown.state === 'accepted';
  const error = accept.error ?? drop.error;
  return (
    <article className="card mail-reader">
      <header>
        <h2>{shown.subject || t('email.noSubject')}</h2>
        <p className="sm t2">
          {shown.fromName} {shown.fromAddress ? `<${shown.fromAddress}>` : t('email.mails.noSender')} ·{' '}
          {times.fully(shown.receivedAt)}
        </p>
        <p className="xs t3">
          <Reason of={shown.reason} />
          {shown.to.length > 0 ? ` · ${shown.to.join(', ')}` : null}
        </p>
        <div className="row mail-acts">
          {decided && shown.ticketId ? (
            <a className="btn pri" href={paths.ticket(shown.ticketId)}>
              {t('email.mails.openTicket')}
            </a>
          ) : (
            <>
              <Button look="pri" busy={accept.isPending} onClick={() => accept.mutate({ params: { mailId } })}>
                {t('email.mails.accept')}
              </Button>
              <Button
                busy={drop.isPending}
                onClick={() => drop.mutate({ params: { mailId }, body: { as: 'dropped' } })}
              >
                {t('email.mails.drop')}
              </Button>
              <Button busy={drop.isPending} onClick={() => drop.mutate({ params: { mailId }, body: { as: 'spam' } })}>
                {t('email.mails.spam')}
              </Button>
            </>
          )}
          <span className="grow" />
          <a className="btn ghost" href={addressOf(readOriginal, { params: { mailId } })} download>
            <Download size={15} aria-hidden /> {t('email.mails.original')}
          </a>
        </div>
      </header>
      {error ? <ErrorState error={error} /> : null}
      <SafeMail html={shown.html} text={shown.text} remotePictures={shown.remotePictures} />
      {shown.attachments.length > 0 ? (
        <ul className="mail-files xs t2">
          {shown.attachments.map((file) => (
            <li key={`${file.name}${file.bytes}`}>
              {file.name} · {times.number(Math.ceil(file.bytes / 1024))} kB
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}
