import { useTranslation } from 'react-i18next';
import type { OverviewRow } from '#api/insight/sla-overview.ts';
import type { Dimension } from '#core/insight/sla-reports/dimension.ts';
import { LevelBar } from './level-bar.tsx';
import type { ReportTexts } from './report-texts.ts';

export interface OverviewTableProps {
  readonly groups: readonly {
    readonly title: string;
    /** What the rows stand for; the one general row has none. */
    readonly dimension?: Dimension;
    readonly rows: readonly OverviewRow[];
  }[];
  readonly goal: number;
  readonly texts: ReportTexts;
}

/** The overview's rows under a heading for each kind: in general, by site, by template, by ticket type (SLR-3). */
export function OverviewTable({ groups, goal, texts }: OverviewTableProps) {
  const { t } = useTranslation('insight');
  return (
    <div className="report-table" tabIndex={0} role="region" aria-label={t('overview.title')}>
      <table className="dt">
        <thead>
          <tr>
            <th className="l" rowSpan={2} scope="col">
              {t('overview.row')}
            </th>
            {(['closed', 'within', 'late', 'withoutTarget'] as const).map((head) => (
              <th key={head} rowSpan={2} scope="col">
                {t(`overview.${head}`)}
              </th>
            ))}
            <th className="group" colSpan={2} scope="colgroup">
              {t('overview.handling')}
            </th>
            <th rowSpan={2} scope="col">
              {t('overview.level')}
            </th>
          </tr>
          <tr className="second">
            <th scope="col">{t('overview.open')}</th>
            <th scope="col">{t('overview.wall')}</th>
          </tr>
        </thead>
        {groups.map(({ title, dimension, rows }) => (
          <tbody key={title}>
            {dimension === undefined ? null : (
              <tr>
                <th className="l xs t3" colSpan={8} scope="rowgroup">
                  {title}
                </th>
              </tr>
            )}
            {rows.map(({ key, name, figures }) => (
              <tr key={key ?? ''}>
                <th className="l m" scope="row">
                  {dimension === undefined ? title : texts.row({ key, name }, dimension)}
                </th>
                <td className="b">{texts.count(figures.closed)}</td>
                <td>{texts.count(figures.within)}</td>
                <td>{texts.count(figures.late)}</td>
                <td className="t2">{texts.count(figures.withoutTarget)}</td>
                <td>{texts.lasting(figures.averageOpenMs, 'business')}</td>
                <td className="t2">{texts.lasting(figures.averageWallMs, 'wall')}</td>
                <td>
                  <LevelBar level={figures.level} goal={goal} text={texts.level(figures.level)} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
