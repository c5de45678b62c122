import type { EChartsCoreOption } from 'echarts/core';
import type { ComplianceBucket, Figures } from '#api/insight/sla-reports.ts';
import { percentShown } from '#core/insight/sla-reports/csv-dialect.ts';
import type { BucketUnit } from '#core/insight/sla-reports/time-buckets.ts';
import type { ReportTexts } from './report-texts.ts';

/** What a bar of the chart is drawn from. */
export interface ChartBucket extends Pick<ComplianceBucket, 'name' | 'startsAt' | 'endsAt'> {
  readonly figures: Pick<Figures, 'met' | 'missed' | 'overdue' | 'level'>;
}

export interface ChartFacts {
  readonly buckets: readonly ChartBucket[];
  readonly per: BucketUnit;
  readonly zone: string;
  readonly goal: number;
  readonly words: Readonly<Record<'met' | 'missed' | 'level' | 'open' | 'goal', string>>;
  readonly texts: ReportTexts;
  /** The colour of a design token. */
  readonly colour: (name: string) => string;
}

/** What the compliance chart draws (SLR-1): bars from nought on the left axis, level and goal on the right one. */
export function chartOptions(facts: ChartFacts): EChartsCoreOption {
  const { buckets, per, zone, goal, words, texts, colour } = facts;
  const levels = buckets.map(({ figures }) => (figures.level === null ? null : percentShown(figures.level)));
  const lowest = Math.min(goal * 100, ...levels.filter((level) => level !== null));
  const floor = Math.max(0, Math.floor((lowest - 2) / 5) * 5 - 5);
  const text = { color: colour('text-3'), fontFamily: 'Hanken Grotesk Variable, sans-serif', fontSize: 11 };
  return {
    animationDuration: 200,
    grid: { left: 48, right: 66, top: 10, bottom: 24 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', z: 1, shadowStyle: { color: colour('hover'), opacity: 0.9 } },
      backgroundColor: colour('raised'),
      borderColor: colour('line-2'),
      textStyle: { ...text, color: colour('text'), fontSize: 12 },
      extraCssText: 'border-radius:10px;box-shadow:var(--sv-shadow-3)',
      formatter: (points: unknown) => tooltip((points as readonly { dataIndex: number }[])[0]?.dataIndex ?? 0, facts),
    },
    xAxis: {
      type: 'category',
      data: buckets.map((bucket, index) => texts.bucket(bucket.startsAt, per, zone, index === 0)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('grid') } },
      axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: [
      {
        type: 'value',
        minInterval: 1,
        splitNumber: 4,
        axisLabel: { ...text, formatter: (value: number) => texts.count(value) },
        splitLine: { lineStyle: { color: colour('grid') } },
      },
      {
        type: 'value',
        min: floor,
        max: 100,
        splitNumber: 2,
        axisLabel: {
          ...text,
          formatter: (value: number) => (Math.abs(value - goal * 100) < 1.5 ? '' : `${texts.count(value)} %`),
        },
        splitLine: { show: false },
      },
    ],
    series: [
      {
        name: words.met,
        type: 'bar',
        stack: 'promises',
        barMaxWidth: 26,
        itemStyle: { color: colour('c1'), opacity: 0.86, borderRadius: 3 },
        emphasis: { itemStyle: { opacity: 1 } },
        data: buckets.map(({ figures }) => figures.met),
      },
      {
        name: words.missed,
        type: 'bar',
        stack: 'promises',
        barMaxWidth: 26,
        itemStyle: {
          color: hatched(colour('c2'), colour('sheet')),
          borderColor: colour('sheet'),
          borderWidth: 1,
          borderRadius: 2,
        },
        // A single miss among hundreds kept must still be seen; none must draw nothing.
        barMinHeight: 4,
        data: buckets.map(({ figures }) => (figures.missed === 0 ? null : figures.missed)),
      },
      {
        name: words.level,
        type: 'line',
        yAxisIndex: 1,
        smooth: 0.3,
        smoothMonotone: 'x',
        symbol: 'circle',
        symbolSize: buckets.length > 60 ? 0 : 7,
        lineStyle: { color: colour('c3'), width: 2.4, shadowColor: colour('sheet'), shadowBlur: 3 },
        itemStyle: { color: colour('c3') },
        connectNulls: false,
        data: levels,
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: colour('text-3'), type: [2, 4] },
          label: { ...text, formatter: words.goal, position: 'end' },
          data: [{ yAxis: goal * 100 }],
        },
      },
    ],
  };
}

function tooltip(index: number, { buckets, per, zone, words, texts }: ChartFacts): HTMLElement {
  const box = document.createElement('div');
  const bucket = buckets[index];
  if (!bucket) return box;
  const { figures } = bucket;
  const line = (label: string, value: string) => {
    const row = document.createElement('div');
    row.className = 'row report-tip';
    const name = document.createElement('span');
    name.className = 't3 grow';
    name.textContent = label;
    const figure = document.createElement('b');
    figure.className = 'b num';
    figure.textContent = value;
    row.append(name, figure);
    return row;
  };
  const head = document.createElement('div');
  head.className = 'b';
  head.textContent = texts.bucketInFull(bucket.startsAt, per, zone);
  box.append(
    head,
    line(words.met, texts.count(figures.met)),
    line(words.missed, texts.count(figures.missed)),
    ...(figures.overdue > 0 ? [line(words.open, texts.count(figures.overdue))] : []),
    line(words.level, texts.level(figures.level)),
  );
  return box;
}

/** Missed promises are hatched, so that they differ in shape and not in colour alone. */
function hatched(colour: string, ground: string): object | string {
  const tile = document.createElement('canvas');
  tile.width = 6;
  tile.height = 6;
  const pen = tile.getContext('2d');
  if (!pen) return colour;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 6, 6);
  pen.strokeStyle = ground;
  pen.globalAlpha = 0.6;
  pen.lineWidth = 1.5;
  for (const shift of [-6, 0, 6]) {
    pen.beginPath();
    pen.moveTo(shift, 6);
    pen.lineTo(shift + 6, 0);
    pen.stroke();
  }
  return { image: tile, repeat: 'repeat' };
}
