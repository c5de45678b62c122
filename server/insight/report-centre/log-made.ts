import type { SubscribedReport } from '#api/insight/report-centre.ts';
import { logQuery, type PromiseRow } from '#api/insight/sla-reports.ts';
import { NOTHING } from '#core/insight/sla-reports/csv-dialect.ts';
import { figureTexts } from '#core/insight/sla-reports/figure-text.ts';
import type { Caller } from '#core/platform/caller.ts';
import { translate } from '#languages/translate.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { logSheet } from '../sla-reports/log-sheet.ts';
import { countLog, eachLogPage } from '../sla-reports/read-log.ts';
import { datedName } from '../sla-reports/compliance-sheet.ts';
import { howCounted } from './compliance-made.ts';
import type { Asked, MadeReport, ReckonedReport } from './made-report.ts';
import { narrowedBy } from './narrowed-by.ts';

/** The most promises a mailed log holds; Svara itself has them all. */
const MOST_MAILED = 50_000;
/** The most that are printed; the files have more. */
const MOST_PRINTED = 1_000;

/** The log report of a subscription (REP-1, SLR-2). */
export async function reckonLog(
  tx: Tx,
  caller: Caller,
  report: SubscribedReport,
  { edges, period, zone }: Asked,
): Promise<ReckonedReport> {
  const question = logQuery.parse({ ...report, ...edges });
  const rows: PromiseRow[] = [];
  for await (const page of eachLogPage(tx, caller, question)) {
    rows.push(...page);
    if (rows.length >= MOST_MAILED) break;
  }
  const kept = rows.slice(0, MOST_MAILED);
  const all = rows.length < MOST_MAILED ? rows.length : await countLog(tx, caller, question);
  const narrowed = await narrowedBy(tx, report);
  const met = kept.filter(({ verdict }) => verdict === 'met').length;
  const missed = kept.filter(({ verdict }) => verdict === 'missed' || verdict === 'overdue').length;
  const open = kept.filter(({ verdict }) => verdict === 'overdue').length;

  const inLanguage = (language: string): MadeReport => {
    const texts = figureTexts(language);
    const say = (key: string, facts = {}) => translate(language, `insight:${key}`, facts);
    const moment = (at: number | null) => (at === null ? NOTHING : texts.moment(at, zone));
    const margin = ({ marginMs, business }: PromiseRow) => {
      const clock = business ? 'business' : 'wall';
      if (marginMs === null) return say('slaReports.stillRunning');
      return marginMs < 0 ? `+${texts.lasting(-marginMs, clock)}` : texts.lasting(marginMs, clock);
    };
    const cut = all > kept.length ? say('reportCentre.cut', { count: all, shown: texts.count(kept.length) }) : '';
    return {
      title: say('slaReports.logTitle'),
      about: [...narrowed(language), ...(cut === '' ? [] : [cut])],
      headline: [
        { label: say('reportCentre.promises'), value: texts.count(all), under: '', tone: 'plain' },
        { label: say('slaReports.met'), value: texts.count(met), under: '', tone: 'plain' },
        {
          label: say('slaReports.missed'),
          value: texts.count(missed),
          under: open === 0 ? '' : say('slaReports.stillOpen', { count: open }),
          tone: 'plain',
        },
      ],
      sheets: () => [{ ...logSheet([kept], zone, language), fileName: fileName(language) }],
      fileName: fileName(language),
      tables: [
        {
          title: '',
          size: 7.5,
          columns: columns.map(([key, width]) => ({
            title: say(`slaReports.columns.${key}`),
            width,
            align: key === 'margin' ? 'right' : 'left',
          })),
          rows: kept.slice(0, MOST_PRINTED).map((row) => ({
            cells: [
              say(`slaReports.verdicts.${row.verdict === 'overdue' ? 'missed' : row.verdict}`),
              row.ticketNumber ?? NOTHING,
              row.requester ?? NOTHING,
              row.department ?? NOTHING,
              translate(language, `promise:names.${row.promise}`),
              moment(row.startedAt),
              moment(row.dueAt),
              margin(row),
            ],
            bad: row.verdict === 'missed' || row.verdict === 'overdue' ? columns.length - 1 : undefined,
          })),
          ...(all > MOST_PRINTED
            ? { more: say('reportCentre.printed', { shown: texts.count(MOST_PRINTED), all: texts.count(all) }) }
            : {}),
        },
      ],
      how: howCounted(language, ['overdue', 'period', 'agent']),
    };
  };
  const fileName = (language: string) => datedName(translate(language, 'insight:slaReports.csv.logName'), period, zone);
  return { period, zone, isEmpty: all === 0, inLanguage };
}

const columns = [
  ['outcome', 48],
  ['ticket', 46],
  ['requester', 68],
  ['department', 68],
  ['promise', 79],
  ['started', 68],
  ['due', 68],
  ['margin', 48],
] as const;
