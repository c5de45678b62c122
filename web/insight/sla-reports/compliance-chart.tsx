import { useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Period } from '#core/insight/sla-reports/period.ts';
import type { BucketUnit } from '#core/insight/sla-reports/time-buckets.ts';
import { type ChartBucket, chartOptions } from './chart-options.ts';
import { withinBucket } from './report-search.ts';
import type { ReportTexts } from './report-texts.ts';

use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

/** What a chart needs of a report. */
export interface ChartReport extends Period {
  readonly per: BucketUnit;
  readonly zone: string;
  readonly goal: number;
  readonly buckets: readonly ChartBucket[];
}

export interface ComplianceChartProps {
  readonly report: ChartReport;
  readonly texts: ReportTexts;
  readonly onOpen: (filter: object) => void;
  /** What is counted, where it is not promises. */
  readonly words?: { readonly met: string; readonly missed: string; readonly label: string };
}

/** Kept and hatched missed promises over time, with the level on the right axis and the goal (SLR-1). */
export function ComplianceChart({ report, texts, onOpen, words: own }: ComplianceChartProps) {
  const { t } = useTranslation('insight');
  const [ownMet, ownMissed] = [own?.met, own?.missed];
  const scheme = useComputedColorScheme('light');
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const open = useRef(onOpen);
  const shown = bucketsToShow(report.buckets);
  const buckets = useRef(shown);
  const period = useRef<Period>(report);
  useEffect(() => {
    open.current = onOpen;
    buckets.current = shown;
    period.current = report;
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const made = init(element);
    chart.current = made;
    made.getZr().on('click', (event) => {
      const at = made.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY])[0];
      const bucket = at === undefined ? undefined : buckets.current[Math.round(at)];
      if (bucket && made.containPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY]))
        open.current(withinBucket(bucket, period.current));
    });
    const watcher = new ResizeObserver(() => made.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    const words = {
      met: ownMet ?? t('slaReports.met'),
      missed: ownMissed ?? t('slaReports.missed'),
      level: t('slaReports.level'),
      open: t('slaReports.open'),
      goal: t('slaReports.goalLine', { goal: texts.goal(report.goal) }),
    };
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(`--sv-${name}`).trim();
    chart.current?.setOption(
      chartOptions({ buckets: shown, per: report.per, zone: report.zone, goal: report.goal, words, texts, colour }),
      true,
    );
  }, [shown, report, texts, t, scheme, ownMet, ownMissed]);
  return (
    <div className="report-chart-box">
      <div className="row xs t2 report-legend" aria-hidden="true">
        <span className="row">
          <i className="mark kept" /> {ownMet ?? t('slaReports.met')}
        </span>
        <span className="row">
          <i className="mark missed" /> {ownMissed ?? t('slaReports.missed')}
        </span>
        <span className="row">
          <i className="mark level" /> {t('slaReports.legendLevel')}
        </span>
      </div>
      <div ref={place} className="report-chart" role="img" aria-label={own?.label ?? t('slaReports.chartLabel')} />
    </div>
  );
}

/** Stretches without promises (nights, weekends) are left out at the ends and between, unless all are. */
function bucketsToShow(buckets: readonly ChartBucket[]): readonly ChartBucket[] {
  const some = buckets.filter(({ figures }) => figures.met + figures.missed > 0);
  return some.length === 0 ? buckets : some;
}
