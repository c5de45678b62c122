import { useTranslation } from 'react-i18next';
import { type ForeseenMiss, readOutlook } from '#api/insight/outlook.ts';
import type { ReplyOf } from '#api/platform/endpoint.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { ChipLook } from '#web/promise/clocks/promise-chip.tsx';
import { useReportTexts } from '../sla-reports/report-texts.ts';
import { ReportsFrame } from '../sla-reports/reports-frame.tsx';
import { DayCurve } from './day-curve.tsx';
import { SubscribeButton } from '../report-centre/subscribe-button.tsx';
import { OutlookHelp } from './outlook-help.tsx';
import './outlook.css';

type Outlook = ReplyOf<typeof readOutlook>;

/** Which open promises are going to be missed at the present pace, and the curve of the day (SLA-12); kept fresh by itself. */
export function OutlookPage() {
  const { t } = useTranslation('outlook');
  const times = useTimes();
  const answer = useAnswer(readOutlook, {}, { refetchInterval: 60_000 });
  useLiveRefresh('tickets', [readOutlook], 5_000);
  const outlook = answer.data;
  return (
    <ReportsFrame title={t('title')}>
      <header className="phead">
        <div className="grow">
          <h1>{t('title')}</h1>
          <p className="t2 lead">{t('lead')}</p>
        </div>
        {outlook ? <span className="xs t3 num">{t('at', { at: times.time(outlook.at) })}</span> : null}
        <OutlookHelp />
        <SubscribeButton kind="outlook" search={{}} />
      </header>
      <div className="outlook" tabIndex={0} role="region" aria-label={t('title')}>
        {answer.isError ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
        {answer.isPending ? <SkeletonRows rows={8} /> : null}
        {outlook ? (
          <>
            <Figures outlook={outlook} />
            <section className="card outlook-card">
              <h2>{t('curve')}</h2>
              <p className="xs t3">{t('curveLead')}</p>
              <DayCurve outlook={outlook} />
            </section>
            <Misses outlook={outlook} />
            <TooLittle outlook={outlook} />
          </>
        ) : null}
      </div>
    </ReportsFrame>
  );
}

function Figures({ outlook }: { readonly outlook: Outlook }) {
  const { t } = useTranslation('outlook');
  const texts = useReportTexts();
  const { hits } = outlook;
  const now = outlook.curve.actual.at(-1);
  return (
    <div className="report-figures">
      <div className="kpi">
        <div className="l">{t('missed')}</div>
        <div className={outlook.foreseenMissed > 0 ? 'v dn' : 'v'}>{texts.count(outlook.foreseenMissed)}</div>
        <div className="xs t3">{t('missedOf', { count: outlook.open - outlook.overdue })}</div>
      </div>
      <div className="kpi">
        <div className="l">{t('overdue')}</div>
        <div className="v">{texts.count(outlook.overdue)}</div>
        <div className="xs t3">{t('overdueHint')}</div>
      </div>
      <div className="kpi">
        <div className="l">{t('today')}</div>
        <div className="xs t2 outlook-today">
          {t('todaySoFar', { met: texts.count(now?.met ?? 0), missed: texts.count(now?.missed ?? 0) })}
        </div>
      </div>
      <div className="kpi">
        <div className="l">{t('hits')}</div>
        {hits === null ? (
          <div className="xs t3 outlook-today">{t('noHits')}</div>
        ) : (
          <>
            <div className="v">{texts.level(hits.foreseen === 0 ? null : hits.right / hits.foreseen)}</div>
            <div className="xs t3">
              {t('hitsOf', { count: hits.days, right: texts.count(hits.right), foreseen: texts.count(hits.foreseen) })}
            </div>
            <div className="xs t3">
              {t('hitsMisses', { misses: texts.count(hits.misses), right: texts.count(hits.missesRight) })}
            </div>
          </>
        )}
      </div>
    </div>
  );
}

function Misses({ outlook }: { readonly outlook: Outlook }) {
  const { t } = useTranslation('outlook');
  if (outlook.misses.length === 0) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>;
  return (
    <section className="card outlook-card">
      <h2>{t('list')}</h2>
      <div className="outlook-scroll" tabIndex={0} role="region" aria-label={t('list')}>
        <table className="outlook-table">
          <thead>
            <tr>
              {(['due', 'ticket', 'department', 'promise', 'done', 'why'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outlook.misses.map((row) => (
              <Miss key={row.cycleId} row={row} now={outlook.at} />
            ))}
          </tbody>
        </table>
      </div>
      {outlook.foreseenMissed > outlook.misses.length ? (
        <p className="xs t3">{t('more', { count: outlook.foreseenMissed - outlook.misses.length })}</p>
      ) : null}
    </section>
  );
}

function Miss({ row, now }: { readonly row: ForeseenMiss; readonly now: number }) {
  const { t } = useTranslation('outlook');
  const texts = useReportTexts();
  const times = useTimes();
  const left = times.lasting(Math.max(0, row.dueAt - now));
  return (
    <tr>
      <td className="num">
        <ChipLook size="sm" state="warn" left={0.2} text={left} label={`${t('due')} ${times.when(row.dueAt)}`} />{' '}
        <span className="xs t3">{times.when(row.dueAt)}</span>
      </td>
      <td className="outlook-ticket">
        {row.subjectKind === 'ticket' ? (
          <PathLink to={paths.ticket(row.subjectId)} className="m num">
            {row.number ?? '–'}
          </PathLink>
        ) : (
          <span className="num">{row.number ?? '–'}</span>
        )}{' '}
        <span className="t2" title={row.title ?? undefined}>
          {row.title}
        </span>
      </td>
      <td>{row.department ?? '–'}</td>
      <td>{texts.promise(row.promise)}</td>
      <td className="num">{row.doneAt === null ? t('notSoon') : times.when(row.doneAt)}</td>
      <td className="xs t2">
        <Reason row={row} />
      </td>
    </tr>
  );
}

/** `22 ahead of it in Support, 6 done an hour, open until 17`. */
function Reason({ row }: { readonly row: ForeseenMiss }) {
  const { t, i18n } = useTranslation('outlook');
  const times = useTimes();
  const department = row.department ?? t('noDepartment');
  const pace = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(row.perHour ?? 0);
  const parts = [
    row.ahead === 0 ? t('reasonFirst', { department }) : t('reasonAhead', { count: row.ahead, department }),
    row.perHour === null ? t('closed') : row.perHour < 0.05 ? t('paceNone') : t('pace', { pace }),
    ...(row.openUntil === null || row.openUntil > row.dueAt ? [] : [t('openUntil', { at: times.time(row.openUntil) })]),
  ];
  return parts.join(', ');
}

function TooLittle({ outlook }: { readonly outlook: Outlook }) {
  const { t } = useTranslation('outlook');
  if (outlook.tooLittle.length === 0) return null;
  return (
    <section className="card outlook-card">
      <h2>{t('tooLittle')}</h2>
      <p className="xs t2">{t('tooLittleLead')}</p>
      <ul className="xs t2">
        {outlook.tooLittle.map(({ department, kind, open, finished }) => (
          <li key={`${department} ${kind}`}>
            {t('tooLittleLine', {
              count: open,
              finished,
              department: department ?? t('noDepartment'),
              kind: t(`kinds.${kind}`),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
