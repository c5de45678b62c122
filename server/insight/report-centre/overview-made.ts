import type { SubscribedReport } from '#api/insight/report-centre.ts';
import { type HandlingFigures, overviewQuery } from '#api/insight/sla-overview.ts';
import { figureTexts } from '#core/insight/sla-reports/figure-text.ts';
import type { Caller } from '#core/platform/caller.ts';
import { translate } from '#languages/translate.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { answerOverview } from '../sla-reports/overview.ts';
import { overviewSheet } from '../sla-reports/overview-sheet.ts';
import { rowLabel } from '../sla-reports/row-label.ts';
import { howCounted, stretchLabel } from './compliance-made.ts';
import type { Asked, MadeReport, PrintedRow, PrintedTable, ReckonedReport } from './made-report.ts';
import { narrowedBy } from './narrowed-by.ts';

/** The overview report of a subscription (REP-1, SLR-3), reckoned when it is sent, so that it reaches to its period's end. */
export async function reckonOverviewReport(
  tx: Tx,
  caller: Caller,
  report: SubscribedReport,
  { edges, period, zone }: Asked,
): Promise<ReckonedReport> {
  const question = overviewQuery.parse({ ...report, ...edges, reckoned: 'now' });
  const found = await answerOverview(tx, caller, question);
  const { goal, general } = found;
  const narrowed = await narrowedBy(tx, { ...emptied, siteId: report.siteId } as SubscribedReport);
  const inLanguage = (language: string): MadeReport => {
    const texts = figureTexts(language);
    const say = (key: string, facts = {}) => translate(language, `insight:${key}`, facts);
    const judged = general.within + general.late;
    const printed = (title: string, rows: readonly PrintedRow[]): PrintedTable => ({
      title,
      columns: columns.map(([key, width]) => ({
        title: key === 'row' ? '' : say(heads[key]),
        width,
        align: key === 'row' ? 'left' : 'right',
      })),
      rows,
    });
    const line = (name: string, figures: HandlingFigures): PrintedRow => ({
      cells: [
        name,
        ...[figures.closed, figures.within, figures.late, figures.withoutTarget].map(texts.count),
        texts.lasting(figures.averageOpenMs, 'business'),
        texts.lasting(figures.averageWallMs, 'wall'),
        texts.level(figures.level),
      ],
      bad: (figures.level ?? 1) < goal ? columns.length - 1 : undefined,
    });
    return {
      title: say('overview.title'),
      about: narrowed(language),
      headline: [
        {
          label: say('slaReports.levelGoal', { goal: texts.goal(goal) }),
          value: texts.level(general.level),
          under: say('slaReports.ringCount', { met: texts.count(general.within), all: texts.count(judged) }),
          tone: general.level === null ? 'plain' : general.level < goal ? 'bad' : 'good',
        },
        { label: say('overview.closed'), value: texts.count(general.closed), under: '', tone: 'plain' },
        { label: say('overview.within'), value: texts.count(general.within), under: '', tone: 'plain' },
        { label: say('overview.late'), value: texts.count(general.late), under: '', tone: 'plain' },
      ],
      sheets: () => [overviewSheet(found, language)],
      fileName: overviewSheet(found, language).fileName,
      chart: {
        words: {
          met: say('overview.within'),
          missed: say('overview.late'),
          level: say('slaReports.legendLevel'),
          goal: say('slaReports.goalLine', { goal: texts.goal(goal) }),
        },
        goal,
        stretches: found.buckets
          .filter(({ figures }) => figures.within + figures.late > 0)
          .map(({ startsAt, figures }, index) => ({
            label: stretchLabel(startsAt, { per: found.per, zone, texts, language, isFirst: index === 0 }),
            met: figures.within,
            missed: figures.late,
            level: figures.level,
          })),
      },
      tables: [
        printed(say('overview.general'), [line(say('slaReports.allWeighted'), general)]),
        printed(
          say('slaReports.dimensions.site'),
          found.sites.map((row) => line(row.name ?? say('slaReports.removed'), row.figures)),
        ),
        printed(
          say('slaReports.dimensions.template'),
          found.templates.map((row) => line(rowLabel(row, 'template', language), row.figures)),
        ),
        printed(
          say('slaReports.dimensions.type'),
          found.types.map((row) => line(rowLabel(row, 'type', language), row.figures)),
        ),
      ],
      how: howCounted(language, ['overview']),
    };
  };
  return { period, zone, isEmpty: general.closed === 0, inLanguage };
}

/** The overview is narrowed by sites alone. */
const emptied = { kind: 'overview' } as const;

const columns = [
  ['row', 133],
  ['closed', 44],
  ['within', 52],
  ['late', 52],
  ['withoutTarget', 46],
  ['open', 56],
  ['wall', 60],
  ['level', 50],
] as const;

const heads = {
  closed: 'overview.closed',
  within: 'overview.within',
  late: 'overview.late',
  withoutTarget: 'overview.withoutTarget',
  open: 'overview.open',
  wall: 'overview.wall',
  level: 'overview.level',
} as const;
