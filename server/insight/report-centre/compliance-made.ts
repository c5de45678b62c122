import type { SubscribedReport } from '#api/insight/report-centre.ts';
import { complianceQuery } from '#api/insight/sla-reports.ts';
import { type FigureTexts, figureTexts } from '#core/insight/sla-reports/figure-text.ts';
import { levelOf, missedOf, type Tally } from '#core/insight/sla-reports/tally.ts';
import { bucketName, type BucketUnit } from '#core/insight/sla-reports/time-buckets.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Caller } from '#core/platform/caller.ts';
import { translate } from '#languages/translate.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { complianceReport, figuresOf } from '../sla-reports/compliance-report.ts';
import { complianceSheet } from '../sla-reports/compliance-sheet.ts';
import { readReportGoal } from '../sla-reports/report-goal.ts';
import { rowLabel } from '../sla-reports/row-label.ts';
import type { Asked, Headline, MadeReport, PrintedTable, ReckonedReport } from './made-report.ts';
import { narrowedBy } from './narrowed-by.ts';

/** The compliance report of a subscription (REP-1, SLR-1). */
export async function reckonCompliance(
  tx: Tx,
  caller: Caller,
  report: SubscribedReport,
  asked: Asked,
): Promise<ReckonedReport> {
  const question = complianceQuery.parse({ ...report, ...asked.edges });
  const [found, goal] = [await complianceReport(tx, caller, question), await readReportGoal(tx)];
  const narrowed = await narrowedBy(tx, report);
  const { total, zone } = found;
  const inLanguage = (language: string): MadeReport => {
    const texts = figureTexts(language);
    const say = (key: string, facts = {}) => translate(language, `insight:slaReports.${key}`, facts);
    const columns: PrintedTable['columns'] = [
      { title: say(`dimensions.${question.rows}`), width: 98, align: 'left' },
      ...[
        ['met', 49],
        ['average', 54],
        ['max', 54],
        ['missed', 49],
        ['open', 35],
        ['averageOverHead', 54],
        ['cancelled', 56],
        ['level', 44],
      ].map(([key, width]) => ({ title: say(String(key)), width: Number(width), align: 'right' as const })),
    ];
    const cells = (tally: Tally): string[] => {
      const figures = figuresOf(tally);
      return [
        texts.count(figures.met),
        texts.lasting(figures.metTime.averageMs, question.clock),
        texts.lasting(figures.metTime.maxMs, question.clock),
        texts.count(figures.missed),
        texts.count(figures.overdue),
        texts.lasting(figures.missedOver.averageMs, question.clock),
        texts.count(figures.cancelled),
        texts.level(figures.level),
      ];
    };
    const bad = (tally: Tally) => ((levelOf(tally) ?? 1) < goal ? columns.length - 1 : undefined);
    const some = found.rows.filter(({ tally }) => question.rows !== 'time' || tally.met + missedOf(tally) > 0);
    return {
      title: say('complianceTitle'),
      about: narrowed(language),
      headline: promiseHeadline(total, goal, texts, language),
      sheets: () => [complianceSheet(found, { rows: question.rows, split: 'none' }, language)],
      fileName: complianceSheet(found, { rows: question.rows, split: 'none' }, language).fileName,
      chart: {
        words: {
          met: say('met'),
          missed: say('missed'),
          level: say('legendLevel'),
          goal: say('goalLine', { goal: texts.goal(goal) }),
        },
        goal,
        stretches: found.buckets
          .filter(({ tally }) => tally.met + missedOf(tally) > 0)
          .map(({ startsAt, tally }, index) => ({
            label: stretchLabel(startsAt, { per: found.per, zone, texts, language, isFirst: index === 0 }),
            met: tally.met,
            missed: missedOf(tally),
            level: levelOf(tally),
          })),
      },
      tables: [
        {
          title: '',
          columns,
          rows: some.map((row) => ({
            cells: [rowLabel(row, question.rows, language), ...cells(row.tally)],
            ...(row.siteName === null ? {} : { under: row.siteName }),
            bad: bad(row.tally),
          })),
          foot: { cells: [say('allWeighted'), ...cells(total)], bad: bad(total) },
        },
      ],
      how: howCounted(language, ['level', 'overdue', question.by === 'decided' ? 'period' : 'clocks']),
    };
  };
  const isEmpty = total.met + missedOf(total) + total.cancelled === 0;
  return { period: found.scope.period, zone, isEmpty, inLanguage };
}

/** Met, missed and the level with their counts, as every mail about promises begins (REP-1). */
export function promiseHeadline(tally: Tally, goal: number, texts: FigureTexts, language: string): Headline[] {
  const say = (key: string, facts = {}) => translate(language, `insight:slaReports.${key}`, facts);
  const [level, missed] = [levelOf(tally), missedOf(tally)];
  return [
    {
      label: say('levelGoal', { goal: texts.goal(goal) }),
      value: texts.level(level),
      under: say('ringCount', { met: texts.count(tally.met), all: texts.count(tally.met + missed) }),
      tone: level === null ? 'plain' : level < goal ? 'bad' : 'good',
    },
    { label: say('met'), value: texts.count(tally.met), under: '', tone: 'plain' },
    {
      label: say('missed'),
      value: texts.count(missed),
      under: tally.overdue === 0 ? '' : say('stillOpen', { count: tally.overdue }),
      tone: 'plain',
    },
    { label: say('cancelled'), value: texts.count(tally.cancelled), under: say('cancelledHint'), tone: 'plain' },
  ];
}

/** What a stretch of time is called under an axis (REP-1). */
export function stretchLabel(
  at: Instant,
  how: {
    readonly per: BucketUnit;
    readonly zone: string;
    readonly texts: FigureTexts;
    readonly language: string;
    readonly isFirst: boolean;
  },
): string {
  const { per, zone, texts, language, isFirst } = how;
  if (per !== 'week') return texts.bucket(at, per, zone, isFirst);
  const week = bucketName('week', at, zone).slice(-2).replace(/^0/u, '');
  return translate(language, 'insight:slaReports.weekNumber', { week });
}

/** How a report is counted, in the words of its help (REP-1). */
export function howCounted(language: string, keys: readonly string[]): string {
  return keys.map((key) => translate(language, `insight:help.${key}`)).join(' ');
}
