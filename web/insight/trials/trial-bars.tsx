import { useTranslation } from 'react-i18next';
import type { TrialLine, TrialSide } from '#api/insight/trials.ts';
import type { TrialDimension } from '#core/insight/trials/trial-sums.ts';
import { useReportTexts } from '../sla-reports/report-texts.ts';

export interface TrialBarsProps {
  readonly rows: readonly TrialLine[];
  readonly by: TrialDimension;
  readonly goal: number;
}

/** Each row as published and as drafted, with the counts behind each share (SLA-10); those that change most stand first. */
export function TrialBars({ rows, by, goal }: TrialBarsProps) {
  const { t } = useTranslation('trials');
  const texts = useReportTexts();
  const told = rows
    .filter(({ published, drafted }) => published.met + published.missed + drafted.met + drafted.missed > 0)
    .map((row) => ({ row, difference: differenceOf(row) }))
    .sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0));
  return (
    <ul className="trial-bars">
      {told.map(({ row, difference }) => (
        <li key={row.key ?? 'none'}>
          <div className="row">
            <span className="grow cut m">{row.key === null ? t('none') : texts.row(row, by)}</span>
            <span className={difference !== null && difference < 0 ? 'xs num dn' : 'xs num t2'}>
              {difference === null ? (
                '–'
              ) : Math.round(difference * 1000) === 0 ? (
                t('noChange')
              ) : (
                <span
                  role="img"
                  aria-label={t(difference < 0 ? 'worse' : 'better', { points: texts.points(difference) })}
                >
                  {difference < 0 ? '▼' : '▲'} {texts.points(difference)}
                </span>
              )}
            </span>
          </div>
          <Bar side={row.published} kind="published" />
          <Bar
            side={row.drafted}
            kind={row.drafted.level !== null && row.drafted.level < goal ? 'drafted under' : 'drafted'}
          />
        </li>
      ))}
    </ul>
  );
}

function Bar({ side, kind }: { readonly side: TrialSide; readonly kind: string }) {
  const { t } = useTranslation('trials');
  const texts = useReportTexts();
  return (
    <div className={`trial-bar ${kind}`}>
      <i aria-hidden>
        <b style={{ width: `${(side.level ?? 0) * 100}%` }} />
      </i>
      <span className="xs num">{texts.level(side.level)}</span>
      <span className="xs num t3">
        {t('keptOf', { met: texts.count(side.met), all: texts.count(side.met + side.missed) })}
      </span>
    </div>
  );
}

function differenceOf({ published, drafted }: TrialLine): number | null {
  return published.level === null || drafted.level === null ? null : drafted.level - published.level;
}
