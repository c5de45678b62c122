import type { HandlingFigures, readOverview } from '#api/insight/sla-overview.ts';
import type { ReplyOf } from '#api/platform/endpoint.ts';
import { translate } from '#languages/translate.ts';
import { datedName } from './compliance-sheet.ts';
import type { ReportSheet, SheetRow } from './report-sheet.ts';
import { rowLabel } from './row-label.ts';

/** The SLA overview with the rows of the screen (SLR-3, SLR-4). */
export function overviewSheet(overview: ReplyOf<typeof readOverview>, language: string): ReportSheet {
  const say = (key: string) => translate(language, `insight:${key}`);
  const line = (of: string, name: string, figures: HandlingFigures): SheetRow => [
    of,
    name,
    ...[figures.closed, figures.within, figures.late, figures.withoutTarget].map((count) => ({ count })),
    { lasting: figures.averageOpenMs },
    { lasting: figures.averageWallMs },
    { share: figures.level },
  ];
  return {
    fileName: datedName(say('overview.csv.name'), overview, overview.zone),
    title: say('overview.link'),
    language,
    zone: overview.zone,
    head: heads.map((key) => say(`overview.csv.${key}`)),
    rows: [
      [
        line(say('overview.general'), '', overview.general),
        ...overview.sites.map((row) =>
          line(say('slaReports.dimensions.site'), row.name ?? say('slaReports.removed'), row.figures),
        ),
        ...overview.templates.map((row) =>
          line(say('slaReports.dimensions.template'), rowLabel(row, 'template', language), row.figures),
        ),
        ...overview.types.map((row) =>
          line(say('slaReports.dimensions.type'), rowLabel(row, 'type', language), row.figures),
        ),
      ],
    ],
  };
}

const heads = ['of', 'row', 'closed', 'within', 'late', 'withoutTarget', 'open', 'wall', 'level'] as const;
