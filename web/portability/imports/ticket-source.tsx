import { useTranslation } from 'react-i18next';
import { readTicketSource } from '#api/portability/ticket-source.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

/** Where an imported ticket comes from, and what its source said of its promise, beside our own verdict (API-2). */
export function TicketSource({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation('portability');
  const times = useTimes();
  const found = useAnswer(readTicketSource, { params: { ticketId } }, { staleTime: 60_000 }).data;
  if (found == null) return null;
  const { source, externalId, given } = found;
  return (
    <>
      <div className="prop">
        <span>{t('source.title')}</span>
        <span className="v">{t('source.from', { source, id: externalId })}</span>
      </div>
      {given?.outcome == null ? null : (
        <div className="prop">
          <span>{t('source.verdict')}</span>
          <span className={given.outcome === 'met' ? 'v' : 'v dn'}>{t(`source.${given.outcome}`)}</span>
        </div>
      )}
      {given?.dueAt == null ? null : (
        <div className="prop">
          <span>{t('source.due')}</span>
          <span className="v num" title={times.fully(given.dueAt)}>
            {times.when(given.dueAt)}
          </span>
        </div>
      )}
    </>
  );
}
