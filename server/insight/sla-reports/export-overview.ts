import type { HandlingFigures } from '#api/insight/sla-overview.ts';
import { csvDialectOf, csvMinutes, csvPercent } from '#core/insight/sla-reports/csv-dialect.ts';
import { datesOf } from '#core/insight/sla-reports/period.ts';
import type { Caller } from '#core/platform/caller.ts';
import { translate } from '#languages/translate.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FileReply } from '#server/platform/http/route.ts';
import { rowLabel } from './row-label.ts';
import { csvFile, type CsvLine } from './csv-file.ts';
import { answerOverview, type OverviewQuestion } from './overview.ts';

/** The SLA overview as a file with the rows of the screen (SLR-3, SLR-4). */
export async function overviewFile(tx: Tx, caller: Caller, asked: OverviewQuestion): Promise<FileReply> {
  const overview = await answerOverview(tx, caller, asked);
  const dialect = csvDialectOf(caller.language);
  const say = (key: string) => translate(caller.language, `insight:${key}`);
  const line = (of: string, name: string, figures: HandlingFigures): CsvLine => [
    of,
    name,
    ...[figures.closed, figures.within, figures.late, figures.withoutTarget].map(String),
    csvMinutes(figures.averageOpenMs, dialect),
    csvMinutes(figures.averageWallMs, dialect),
    csvPercent(figures.level, dialect),
  ];
  const lines: CsvLine[] = [
    overviewHeads.map((key) => say(`overview.csv.${key}`)),
    line(say('overview.general'), '', overview.general),
    ...overview.sites.map((row) =>
      line(say('slaReports.dimensions.site'), row.name ?? say('slaReports.removed'), row.figures),
    ),
    ...overview.templates.map((row) =>
      line(say('slaReports.dimensions.template'), rowLabel(row, 'template', caller.language), row.figures),
    ),
    ...overview.types.map((row) =>
      line(say('slaReports.dimensions.type'), rowLabel(row, 'type', caller.language), row.figures),
    ),
  ];
  const { from, to } = datesOf(overview, overview.zone);
  const name = `${say('overview.csv.name')}${from ? `-${from}` : ''}${to ? `-${to}` : ''}.csv`;
  return csvFile(name, dialect, once(lines));
}

const overviewHeads = ['of', 'row', 'closed', 'within', 'late', 'withoutTarget', 'open', 'wall', 'level'] as const;

async function* once(lines: readonly CsvLine[]): AsyncGenerator<readonly CsvLine[]> {
  yield lines;
}
