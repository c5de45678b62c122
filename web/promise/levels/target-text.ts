import type { Target, TargetUnit } from '#core/promise/levels/target.ts';

/** A target as it is written: `30 min`, `4 h`, `2 d`, `20 s` (SLA-2). */
export function targetText({ amount, unit }: Pick<Target, 'amount' | 'unit'>): string {
  return `${amount} ${shortUnits[unit]}`;
}

/**
 * Reads what is written in a target's cell; null promises nothing, undefined is no time. The rest stays as it was.
 *
 * Days that were not days before are opening days, as nearly everybody means who writes `5 d`; `dygn` is a calendar day.
 */
export function readTarget(
  text: string,
  before: Target | null,
  plain: Pick<Target, 'clock'>,
): Target | null | undefined {
  const cleaned = text.trim().toLowerCase();
  if (cleaned === '' || cleaned === '-' || cleaned === '–') return null;
  const found = /^(\d{1,6})\s*([a-zåäö]*)$/.exec(cleaned);
  if (!found) return undefined;
  const unit = unitOf(found[2] ?? '');
  const amount = Number(found[1]);
  if (!unit || amount < 1 || amount > 100_000) return undefined;
  const same = { day: 'open-hours-24' as const, calendarId: null, ...plain, ...before, amount, unit };
  if (unit !== 'days' || before?.unit === 'days') return same;
  return { ...same, day: /^(dygn|vrk)$/.test(found[2] ?? '') ? 'calendar-day' : 'opening-day' };
}

const shortUnits: Readonly<Record<TargetUnit, string>> = { seconds: 's', minutes: 'min', hours: 'h', days: 'd' };

function unitOf(word: string): TargetUnit | undefined {
  if (/^(s|sek|sekunder|seconds?|sekunden?|sekuntia?)$/.test(word)) return 'seconds';
  if (/^(|m|min|minuter?|minutes?|minuten?|minuuttia?)$/.test(word)) return 'minutes';
  if (/^(h|t|tim|timmar|timme|hours?|std|stunden?|tuntia?)$/.test(word)) return 'hours';
  if (/^(d|dag|dagar|dygn|days?|tage?|pv|päivää?|vrk)$/.test(word)) return 'days';
  return undefined;
}
