import { useTranslation } from 'react-i18next';
import { listEvidence, type Statement } from '#api/insight/agreements.ts';
import type { PromiseName } from '#core/promise/clocks/promise.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { usePages } from '#web/kit/wire/use-answer.ts';
import { ChipLook } from '#web/promise/clocks/promise-chip.tsx';
import type { AgreementTexts } from './use-statement-texts.ts';

export interface EvidenceListProps {
  readonly request: {
    readonly params: { readonly agreementId: string; readonly month: string };
    readonly query: { readonly revision?: number; readonly live: 'yes' | 'no' };
  };
  readonly statement: Statement;
  readonly texts: AgreementTexts;
}

/** The promises a statement counted, each with its verdict and the goals it counts for (SLR-5). */
export function EvidenceList({ request, statement, texts }: EvidenceListProps) {
  const { t } = useTranslation(['insight', 'promise']);
  const answer = usePages(
    listEvidence,
    { params: request.params, query: { ...request.query, limit: 50 } },
    { enabled: statement.evidence > 0 },
  );
  if (statement.evidence === 0) return <EmptyState title={t('agreements.evidenceNone')} />;
  if (answer.isError) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.isPending) return <SkeletonRows rows={6} height={38} />;
  const rows = answer.data.pages.flatMap((page) => page.rows);
  const goals = new Map(statement.results.map(({ goal }) => [goal.id, goal.name]));
  const at = (instant: number | null) => (instant === null ? '–' : texts.moment(instant, statement.zone));
  const state = { met: 'kept', missed: 'broken', overdue: 'over', cancelled: 'none' } as const;
  return (
    <div className="agreement-evidence" tabIndex={0} role="region" aria-label={t('agreements.evidence')}>
      <table className="dt">
        <thead>
          <tr>
            {(['outcome', 'ticket', 'requester', 'promise'] as const).map((key) => (
              <th key={key} className="l" scope="col">
                {t(`slaReports.columns.${key}`)}
              </th>
            ))}
            <th className="l" scope="col">
              {t('agreements.goal')}
            </th>
            {(['started', 'due', 'closed'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`slaReports.columns.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="l">
                <ChipLook
                  size="sm"
                  state={state[row.verdict]}
                  text={t(`slaReports.verdicts.${row.verdict}`)}
                  label={t(`slaReports.verdicts.${row.verdict}`)}
                />
              </td>
              <td className="l m" title={row.ticketSubject ?? undefined}>
                {row.subjectKind === 'ticket' && row.ticketNumber ? (
                  <PathLink to={paths.ticket(row.subjectId)}>{row.ticketNumber}</PathLink>
                ) : (
                  '–'
                )}
              </td>
              <td className="l t2">{row.requester ?? '–'}</td>
              <td className="l">{t(`promise:names.${row.promise as PromiseName}`)}</td>
              <td className="l t2">{row.goalIds.map((id) => goals.get(id) ?? '').join(', ')}</td>
              <td className="num">{at(row.startedAt)}</td>
              <td className="num">{at(row.dueAt)}</td>
              <td className="num">{row.verdict === 'overdue' ? t('slaReports.stillRunning') : at(row.closedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {answer.hasNextPage ? (
        <Button look="ghost" busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('agreements.more')}
        </Button>
      ) : null}
    </div>
  );
}
