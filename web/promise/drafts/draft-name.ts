import { locale } from '#web/kit/time/instant-text.ts';
import { presentInstant } from '#web/kit/time/use-now.ts';

/** The day and time a new draft is called by: `22 nov. 23:41` (SLA-10). */
export function draftName(language: string): string {
  const format = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale(language), format).format(presentInstant()).replace(' kl.', '');
}
