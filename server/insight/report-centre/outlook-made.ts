import type { SubscribedReport } from '#api/insight/report-centre.ts';
import { NOTHING } from '#core/insight/sla-reports/csv-dialect.ts';
import { figureTexts } from '#core/insight/sla-reports/figure-text.ts';
import { localTimeText } from '#core/insight/sla-reports/local-time-text.ts';
import type { Caller } from '#core/platform/caller.ts';
import { translate } from '#languages/translate.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { answerOutlook } from '../outlook/read-outlook.ts';
import type { Asked, MadeReport, ReckonedReport } from './made-report.ts';

/** The forecast of the day of a subscription (REP-1, SLA-12): as it stands when it is sent. */
export async function reckonOutlook(
  tx: Tx,
  caller: Caller,
  _report: SubscribedReport,
  { period }: Asked,
): Promise<ReckonedReport> {
  const found = await answerOutlook(tx, caller);
  const { zone, misses } = found;
  const inLanguage = (language: string): MadeReport => {
    const texts = figureTexts(language);
    const say = (key: string, facts = {}) => translate(language, `insight:${key}`, facts);
    const own = (key: string) => say(`reportCentre.outlook.${key}`);
    const fileName = `${own('fileName')}-${localTimeText(found.at, zone).slice(0, 10)}`;
    return {
      title: own('title'),
      about: [say('reportCentre.outlook.asOf', { when: texts.moment(found.at, zone) })],
      headline: [
        { label: own('open'), value: texts.count(found.open), under: '', tone: 'plain' },
        {
          label: own('overdue'),
          value: texts.count(found.overdue),
          under: '',
          tone: found.overdue > 0 ? 'bad' : 'plain',
        },
        {
          label: own('foreseen'),
          value: texts.count(found.foreseenMissed),
          under: '',
          tone: found.foreseenMissed > 0 ? 'bad' : 'plain',
        },
      ],
      sheets: () => [
        {
          fileName,
          title: own('sheet'),
          language,
          zone,
          head: heads.map((key) => (key === 'done' ? own('done') : say(`slaReports.csv.${key}`))),
          rows: [
            misses.map((row) => [
              row.number ?? '',
              row.title ?? '',
              row.department ?? '',
              row.level ?? '',
              translate(language, `promise:names.${row.promise}`),
              { at: row.dueAt },
              { at: row.doneAt },
            ]),
          ],
        },
      ],
      fileName,
      tables: [
        {
          title: own('list'),
          size: 8,
          columns: [
            { title: say('slaReports.columns.ticket'), width: 56, align: 'left' },
            { title: say('slaReports.csv.subject'), width: 138, align: 'left' },
            { title: say('slaReports.columns.department'), width: 80, align: 'left' },
            { title: say('slaReports.columns.promise'), width: 71, align: 'left' },
            { title: say('slaReports.columns.due'), width: 74, align: 'left' },
            { title: own('done'), width: 74, align: 'left' },
          ],
          rows: misses.map((row) => ({
            cells: [
              row.number ?? NOTHING,
              row.title ?? NOTHING,
              row.department ?? NOTHING,
              translate(language, `promise:names.${row.promise}`),
              texts.moment(row.dueAt, zone),
              row.doneAt === null ? NOTHING : texts.moment(row.doneAt, zone),
            ],
          })),
          ...(found.foreseenMissed > misses.length
            ? {
                more: say('reportCentre.printed', {
                  shown: texts.count(misses.length),
                  all: texts.count(found.foreseenMissed),
                }),
              }
            : {}),
        },
      ],
      how: own('how'),
    };
  };
  return { period, zone, isEmpty: found.open === 0, inLanguage };
}

const heads = ['ticket', 'subject', 'department', 'levelName', 'promise', 'due', 'done'] as const;
