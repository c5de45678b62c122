import { useTranslation } from 'react-i18next';
import type { previewImport } from '#api/portability/imports.ts';
import type { ReplyOf } from '#api/platform/endpoint.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { ProblemList } from './import-problems.tsx';

/** What the first tickets of a file would become, and what is wrong on their lines (API-2). */
export function ImportPreview({ preview }: { readonly preview: ReplyOf<typeof previewImport> }) {
  const { t } = useTranslation('portability');
  const times = useTimes();
  const hasGiven = preview.tickets.some(({ given }) => given !== null);
  return (
    <>
      <div className="import-scroll" tabIndex={0} role="region" aria-label={t('page.preview')}>
        <table className="dt">
          <caption className="xs t3">{t('page.preview')}</caption>
          <thead>
            <tr>
              <th>{t('page.line')}</th>
              <th className="l">{t('page.externalId')}</th>
              <th className="l">{t('page.subject')}</th>
              <th className="l">{t('page.opened')}</th>
              <th className="l">{t('page.closed')}</th>
              <th className="l">{t('page.status')}</th>
              <th className="l">{t('page.type')}</th>
              <th className="l">{t('page.priority')}</th>
              <th className="l">{t('page.group')}</th>
              <th>{t('page.steps')}</th>
              {hasGiven ? <th className="l">{t('page.given')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {preview.tickets.map((ticket) => (
              <tr key={ticket.externalId}>
                <td className="t3 num">{ticket.line}</td>
                <td className="l m">{ticket.externalId}</td>
                <td className="l">
                  <span className="cut" style={{ display: 'inline-block', maxWidth: 260, verticalAlign: 'bottom' }}>
                    {ticket.subject}
                  </span>
                </td>
                <td className="l num">{times.fully(ticket.openedAt)}</td>
                <td className="l num">{ticket.closedAt === null ? '–' : times.fully(ticket.closedAt)}</td>
                <td className="l">{ticket.status}</td>
                <td className="l">{ticket.type ?? '–'}</td>
                <td className="l">{ticket.priority ?? '–'}</td>
                <td className="l">{ticket.group ?? '–'}</td>
                <td>{ticket.steps}</td>
                {hasGiven ? (
                  <td className="l">
                    {ticket.given?.outcome ? t(`source.${ticket.given.outcome}`) : '–'}
                    {ticket.given?.dueAt == null ? '' : ` · ${times.fully(ticket.given.dueAt)}`}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {preview.problems.length > 0 ? (
        <ProblemList problems={preview.problems} />
      ) : (
        <p role="status" className="t2">
          {t('page.nothingWrong')}
        </p>
      )}
    </>
  );
}
