import type { SubscribedReport } from '#api/insight/report-centre.ts';
import { monthAt } from '#core/insight/agreements/month.ts';
import { figureTexts } from '#core/insight/sla-reports/figure-text.ts';
import type { Caller } from '#core/platform/caller.ts';
import { translate } from '#languages/translate.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { rankFulfilmentOf } from '../agreements/ranking.ts';
import { rankingSheet } from '../agreements/ranking-sheet.ts';
import { howCounted } from './compliance-made.ts';
import type { Asked, MadeReport, ReckonedReport } from './made-report.ts';

/** The ranking of a subscription (REP-1, SLR-5), of the month its period lies in. */
export async function reckonRanking(
  tx: Tx,
  caller: Caller,
  report: SubscribedReport,
  { period, zone, dueAt }: Asked,
): Promise<ReckonedReport> {
  const month = monthAt(zone, period.from ?? dueAt);
  const found = await rankFulfilmentOf(tx, caller, { by: report.rank, month });
  const { goal, rows } = found;
  const [met, missed] = [rows.reduce((sum, row) => sum + row.met, 0), rows.reduce((sum, row) => sum + row.missed, 0)];
  const inLanguage = (language: string): MadeReport => {
    const texts = figureTexts(language);
    const say = (key: string, facts = {}) => translate(language, `insight:${key}`, facts);
    const reached = rows.filter(({ level }) => level !== null && level >= goal).length;
    const judged = rows.filter(({ level }) => level !== null).length;
    return {
      title: `${say('agreements.ranking.title')}: ${say(`agreements.ranking.bys.${report.rank}`).toLowerCase()}`,
      about: [],
      headline: [
        {
          label: say('slaReports.goalLine', { goal: texts.goal(goal) }),
          value: judged === 0 ? '–' : say('agreements.pdf.of', { some: reached, all: judged }),
          under: say('reportCentre.reachGoal'),
          tone: 'plain',
        },
        { label: say('slaReports.met'), value: texts.count(met), under: '', tone: 'plain' },
        { label: say('slaReports.missed'), value: texts.count(missed), under: '', tone: 'plain' },
      ],
      sheets: () => [rankingSheet(found, report.rank, language)],
      fileName: rankingSheet(found, report.rank, language).fileName,
      tables: [
        {
          title: '',
          columns: [
            { title: say('agreements.ranking.place'), width: 40, align: 'left' },
            { title: say(`agreements.ranking.bys.${report.rank}`), width: 233, align: 'left' },
            ...(['met', 'missed', 'open', 'level'] as const).map((key) => ({
              title: say(`slaReports.${key}`),
              width: 55,
              align: 'right' as const,
            })),
          ],
          rows: rows.map((row) => ({
            cells: [
              row.place === null ? '–' : String(row.place),
              [row.name ?? say(row.key === null ? 'slaReports.none' : 'slaReports.removed'), row.siteName]
                .filter(Boolean)
                .join(' · '),
              ...[row.met, row.missed, row.overdue].map(texts.count),
              texts.level(row.level),
            ],
            bad: (row.level ?? 1) < goal ? 5 : undefined,
          })),
        },
      ],
      how: howCounted(language, ['level', 'overdue', 'weights']),
    };
  };
  return { period, zone, isEmpty: met + missed === 0, inLanguage };
}
