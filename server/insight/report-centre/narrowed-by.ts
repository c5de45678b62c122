import type { SubscribedReport } from '#api/insight/report-centre.ts';
import type { Dimension } from '#core/insight/sla-reports/dimension.ts';
import { translate } from '#languages/translate.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readRowNames } from '../sla-reports/report-names.store.ts';
import { rowLabel } from '../sla-reports/row-label.ts';

/** What a report is narrowed by, told in a language: `Grupp: Kundservice`, a line each (REP-1). */
export async function narrowedBy(tx: Tx, report: SubscribedReport): Promise<(language: string) => string[]> {
  const filters: { rows: Dimension; keys: (string | null)[]; names: Awaited<ReturnType<typeof readRowNames>> }[] = [];
  for (const [rows, text] of Object.entries(chosen(report)) as [Dimension, string | undefined][]) {
    if (text === undefined || text === '') continue;
    const ids = text.split(',');
    const names = await readRowNames(
      tx,
      rows,
      ids.filter((id) => id !== 'none'),
    );
    filters.push({ rows, keys: ids.map((id) => (id === 'none' ? null : id)), names });
  }
  return (language) => {
    const say = (key: string) => translate(language, `insight:slaReports.${key}`);
    const outcomes = report.outcome?.split(',').map((outcome) => say(`verdicts.${outcome}`));
    return [
      ...filters.map(({ rows, keys, names }) => {
        const labels = keys.map((key) =>
          rowLabel({ key, name: key === null ? null : (names.get(key)?.name ?? null) }, rows, language),
        );
        return `${say(`dimensions.${rows}`)}: ${labels.join(', ')}`;
      }),
      ...(outcomes === undefined ? [] : [`${say('outcome')}: ${outcomes.join(', ')}`]),
    ];
  };
}

function chosen(report: SubscribedReport): Partial<Record<Dimension, string | undefined>> {
  return {
    site: report.siteId,
    department: report.departmentId,
    level: report.levelId,
    promise: report.promise,
    priority: report.priority,
    agent: report.agentId,
    resolver: report.resolverId,
    company: report.companyId,
    type: report.typeId,
    template: report.templateId,
  };
}
