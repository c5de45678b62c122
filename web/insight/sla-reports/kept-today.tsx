import { useTranslation } from 'react-i18next';
import { readComplianceSummary } from '#api/insight/sla-reports.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { LevelRing } from './level-ring.tsx';
import { useReportTexts } from './report-texts.ts';
import './sla-reports.css';

/** Today's share of kept promises as a small ring, of this month while today has none; it opens the report (SLR-1). */
export function KeptToday() {
  const may = mayDo(useMe(), 'reports.read');
  return may ? <Ring /> : null;
}

function Ring() {
  const { t } = useTranslation('insight');
  const texts = useReportTexts();
  const { data } = useAnswer(readComplianceSummary, {}, { refetchInterval: 60_000, keepPrevious: true });
  useLiveRefresh('tickets', [readComplianceSummary], 5_000);
  if (!data) return null;
  const [figures, when] =
    data.today.level === null ? [data.month, t('slaReports.ringMonth')] : [data.today, t('slaReports.ringToday')];
  if (figures.level === null) return <div className="views-foot xs t3">{t('slaReports.ringNone')}</div>;
  return (
    <PathLink to={paths.compliance()} className="views-foot" title={when}>
      <LevelRing level={figures.level} goal={data.goal} size={34} />
      <span className="num grow" style={{ minWidth: 0 }}>
        <span className="b block kept-today">{t('slaReports.ring', { level: texts.level(figures.level) })}</span>
        <span className="xs t3 block cut">
          {t('slaReports.ringCount', { met: texts.count(figures.met), all: texts.count(figures.met + figures.missed) })}
          {' · '}
          {t('slaReports.ringGoal', { goal: texts.goal(data.goal) })}
        </span>
      </span>
    </PathLink>
  );
}
