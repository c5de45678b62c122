import { figureTexts } from '#core/insight/sla-reports/figure-text.ts';
import type { Period } from '#core/insight/sla-reports/period.ts';
import { translate } from '#languages/translate.ts';

/** The period of a report as it is told in a mail and on paper (REP-1). */
export function periodText({ from, to }: Period, zone: string, language: string): string {
  const texts = figureTexts(language);
  if (from !== null && to !== null) return texts.period({ from, to }, zone);
  if (to === null) return translate(language, 'insight:slaReports.presets.all');
  return translate(language, 'insight:reportCentre.until', { when: texts.moment(to, zone) });
}
