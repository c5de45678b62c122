import { useTranslation } from 'react-i18next';
import type { Ticket } from '#api/desk/ticket.ts';
import { useTimes } from '#web/kit/time/use-times.ts';

/** How a ticket began and when it is to be done, where that is set (SLA-3, TKT-1): nothing of it is changed here. */
export function Beginning({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('desk');
  const times = useTimes();
  const { reminderDueAt, startReferrer, fromInvitation } = ticket;
  return (
    <>
      {reminderDueAt === null ? null : (
        <div className="prop">
          <span>{t('templates.due')}</span>
          <span className="v num" title={times.fully(reminderDueAt)}>
            {times.when(reminderDueAt)}
          </span>
        </div>
      )}
      {startReferrer === null ? null : (
        <div className="prop">
          <span>{t('templates.startReferrer')}</span>
          {/^https?:\/\//u.test(startReferrer) ? (
            <a className="v cut" href={startReferrer} title={startReferrer} target="_blank" rel="noreferrer noopener">
              {startReferrer.replace(/^https?:\/\//u, '')}
            </a>
          ) : (
            <span className="v cut">{startReferrer}</span>
          )}
        </div>
      )}
      {fromInvitation ? (
        <div className="prop">
          <span>{t('templates.fromInvitation')}</span>
          <span className="v">{t('templates.yes')}</span>
        </div>
      ) : null}
    </>
  );
}
