import type { rankFulfilment, Ranking } from '#api/insight/agreements.ts';
import type { ReplyOf } from '#api/platform/endpoint.ts';
import { translate } from '#languages/translate.ts';
import type { ReportSheet } from '../sla-reports/report-sheet.ts';

/** A ranking with the rows of the screen, as a sheet (SLR-4, SLR-5). */
export function rankingSheet(ranking: ReplyOf<typeof rankFulfilment>, by: Ranking, language: string): ReportSheet {
  const say = (key: string) => translate(language, `insight:${key}`);
  const nameless = (key: string | null) => say(key === null ? 'slaReports.none' : 'slaReports.removed');
  return {
    fileName: `${say('agreements.ranking.fileName')}-${ranking.month}`,
    title: say('agreements.ranking.link'),
    language,
    zone: ranking.zone,
    head: [
      say('agreements.ranking.place'),
      say(`agreements.ranking.bys.${by}`),
      say('slaReports.dimensions.site'),
      say('slaReports.csv.met'),
      say('slaReports.csv.missed'),
      say('slaReports.csv.overdue'),
      say('slaReports.csv.level'),
    ],
    rows: [
      ranking.rows.map((row) => [
        row.place === null ? '–' : { count: row.place },
        row.name ?? nameless(row.key),
        row.siteName ?? '',
        { count: row.met },
        { count: row.missed },
        { count: row.overdue },
        { share: row.level },
      ]),
    ],
  };
}
