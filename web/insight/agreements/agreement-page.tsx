import { useParams, useRouterState } from '@tanstack/react-router';
import { Download, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportEvidence,
  exportEvidenceBook,
  readAgreement,
  readStatement,
  readStatementPdf,
  type Statement,
} from '#api/insight/agreements.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { PathLink, useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { addressOf } from '#web/kit/wire/call.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { SubscribeButton } from '../report-centre/subscribe-button.tsx';
import { ReportHelp } from '../sla-reports/report-help.tsx';
import { ReportsFrame } from '../sla-reports/reports-frame.tsx';
import { AgreementForm } from './agreement-form.tsx';
import { EnterScore } from './enter-score.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { IssueStatement } from './issue-statement.tsx';
import { ShareCard } from './share-card.tsx';
import { StatementCard } from './statement-card.tsx';
import { useStatementTexts } from './use-statement-texts.ts';
import './agreements.css';

/** One agreement: its months, a month's statement with what stands behind it, and the customer's link (SLR-5). */
export function AgreementPage() {
  const { agreementId = '' } = useParams({ strict: false }) as { agreementId?: string };
  const { t } = useTranslation(['insight', 'kit']);
  const texts = useStatementTexts();
  const me = useMe();
  const go = useGo();
  const search = useRouterState({ select: (state) => state.location.search as object }) as { month?: unknown };
  const [editing, setEditing] = useState(false);
  const [live, setLive] = useState(false);
  const [revision, setRevision] = useState<number>();
  const read = useAnswer(readAgreement, { params: { agreementId } });
  const agreement = read.data;
  const chosen = agreement?.months.find((one) => one.month === search.month) ?? agreement?.months[0];
  const month = chosen?.month ?? '';
  const which = { ...(revision === undefined ? {} : { revision }), live: live ? 'yes' : 'no' } as const;
  const request = { params: { agreementId, month }, query: which };
  const answer = useAnswer(readStatement, request, { enabled: month !== '', keepPrevious: true });
  const statement = answer.data;
  const because = mayDo(me, 'settings.edit', agreement?.siteId ?? undefined) ? undefined : t('kit:states.noRights');
  if (read.isError)
    return (
      <ReportsFrame title={t('agreements.title')}>
        <div className="report-pad">
          <ErrorState error={read.error} onRetry={() => void read.refetch()} />
        </div>
      </ReportsFrame>
    );
  if (agreement === undefined)
    return (
      <ReportsFrame title={t('agreements.title')}>
        <SkeletonRows rows={10} height={44} />
      </ReportsFrame>
    );
  return (
    <ReportsFrame title={`${agreement.companyName} · ${agreement.name}`}>
      <header className="phead">
        <div className="grow">
          <h1>{agreement.companyName}</h1>
          <p className="t2 lead">
            {agreement.name} · {texts.validity(agreement)} · {agreement.siteName ?? t('agreements.form.siteAny')} ·{' '}
            {texts.money(agreement.monthlyFee, agreement.currency)}
          </p>
        </div>
        <ReportHelp />
        <SubscribeButton kind="agreement" search={{ agreementId }} />
        <Button icon={<Pencil size={15} aria-hidden />} because={because} onClick={() => setEditing(true)}>
          {t('kit:parts.change')}
        </Button>
      </header>
      <div className="report-body report-pad" tabIndex={0} role="region" aria-label={agreement.name}>
        <div className="agreement-columns">
          <div className="agreement-side">
            <Section title={t('agreements.statements')}>
              <nav className="agreement-months" aria-label={t('agreements.statements')}>
                {agreement.months.map((one) => (
                  <PathLink
                    key={one.month}
                    to={paths.agreement(agreementId, one.month)}
                    className={one.month === month ? 'vi on' : 'vi'}
                    aria-current={one.month === month ? 'page' : undefined}
                    onClick={() => {
                      setLive(false);
                      setRevision(undefined);
                    }}
                  >
                    {texts.month(one.month)}
                    <span className="xs t3">
                      {one.revision === null
                        ? t(one.isOver ? 'agreements.notIssued' : 'agreements.goesOn')
                        : `${t('agreements.issuedRevision', { revision: one.revision })} · ${texts.money(one.credit ?? 0, agreement.currency)}`}
                    </span>
                  </PathLink>
                ))}
              </nav>
            </Section>
            <ShareCard agreement={agreement} because={because} texts={texts} />
          </div>
          <div className="agreement-side">
            {answer.isError ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
            {statement === undefined ? null : (
              <>
                <Section
                  title={`${t('agreements.statement')} ${texts.month(statement.month)}`}
                  hint={<Standing statement={statement} isOver={chosen?.isOver ?? false} />}
                  actions={
                    <div className="row wrap">
                      {chosen?.revision == null ? null : (
                        <SegmentedControl
                          label={t('agreements.revision')}
                          value={live ? 'live' : 'issued'}
                          options={[
                            { value: 'issued', label: t('agreements.showIssued') },
                            { value: 'live', label: t('agreements.showLive') },
                          ]}
                          onChange={(value) => {
                            setLive(value === 'live');
                            setRevision(undefined);
                          }}
                        />
                      )}
                      {!live && (chosen?.revision ?? 0) > 1 ? (
                        <select
                          className="inp"
                          aria-label={t('agreements.revision')}
                          value={revision ?? chosen?.revision ?? 1}
                          onChange={(event) => setRevision(Number(event.currentTarget.value))}
                        >
                          {Array.from({ length: chosen?.revision ?? 1 }, (_, index) => (
                            <option key={index} value={index + 1}>
                              {t('agreements.issuedRevision', { revision: index + 1 })}
                            </option>
                          ))}
                        </select>
                      ) : null}
                      <a
                        className="btn sm"
                        href={addressOf(readStatementPdf, request)}
                        target="_blank"
                        rel="noreferrer"
                        download
                      >
                        <Download size={14} aria-hidden /> {t('agreements.downloadPdf')}
                      </a>
                      <IssueStatement
                        agreementId={agreementId}
                        month={month}
                        issued={chosen?.revision ?? null}
                        because={because ?? (chosen?.isOver ? undefined : t('agreements.goesOnBanner'))}
                        onIssued={() => {
                          setLive(false);
                          setRevision(undefined);
                        }}
                      />
                    </div>
                  }
                >
                  <StatementCard
                    statement={statement}
                    texts={texts}
                    act={(result) =>
                      result.goal.kind === 'survey' && statement.revision === null ? (
                        <EnterScore agreementId={agreementId} month={month} result={result} because={because} />
                      ) : null
                    }
                  />
                </Section>
                <Section
                  title={t('agreements.evidence')}
                  hint={t('agreements.evidenceCount', { count: statement.evidence })}
                  actions={
                    <span className="row">
                      <a className="btn sm" href={addressOf(exportEvidenceBook, request)} download>
                        <Download size={14} aria-hidden /> XLSX
                      </a>
                      <a className="btn sm" href={addressOf(exportEvidence, request)} download>
                        <Download size={14} aria-hidden /> {t('agreements.downloadCsv')}
                      </a>
                    </span>
                  }
                  flush
                >
                  <EvidenceList request={request} statement={statement} texts={texts} />
                </Section>
              </>
            )}
          </div>
        </div>
      </div>
      {editing ? (
        <AgreementForm
          agreement={agreement}
          onClose={() => setEditing(false)}
          onDone={() => setEditing(false)}
          onGone={() => go(paths.agreements())}
        />
      ) : null}
    </ReportsFrame>
  );
}

/** Whether the figures can still change, and who froze them. */
function Standing({ statement, isOver }: { readonly statement: Statement; readonly isOver: boolean }) {
  const { t } = useTranslation('insight');
  const texts = useStatementTexts();
  if (statement.revision === null) return <>{t(isOver ? 'agreements.draftBanner' : 'agreements.goesOnBanner')}</>;
  const parts = [
    t('agreements.issuedBanner', {
      when: texts.moment(statement.issuedAt ?? 0, statement.zone),
      name: statement.issuedByName ?? '',
      revision: statement.revision,
    }),
    statement.reason === null ? '' : t('agreements.reasonWas', { reason: statement.reason }),
    statement.replacedBy === null ? '' : t('agreements.replacedBanner', { revision: statement.replacedBy }),
  ];
  return <>{parts.filter(Boolean).join(' ')}</>;
}
