import type { DayMeaning, Target, TargetUnit } from '../levels/target.ts';

/** A target as the file writes it: `4 h`, `3 opening days`, `20 s wall-clock` (SLA-11, SLA-2); its calendar stands beside. */
export function targetWords({ amount, unit, day, clock }: Target): string {
  const lasting = unit === 'days' ? dayWords(amount, day) : `${amount} ${short[unit]}`;
  return clock === 'wall' && !(unit === 'days' && day === 'calendar-day') ? `${lasting} wall-clock` : lasting;
}

/** What is wrong with a target's words. */
export type TargetProblem = 'bad-target' | 'which-day';

/**
 * Reads a target's words (SLA-11).
 *
 * A day must say which: `opening days`, `calendar days`, `days of 24 h`; `days of 8.5 h` is so many open hours.
 *
 * ```ts
 * readTargetWords('3 days of 8.5 h'); // 1,530 open minutes
 * ```
 */
export function readTargetWords(text: string): Target | TargetProblem {
  const words = text.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  const found = /^(\d{1,6}(?:[.,]\d{1,3})?) ?([a-z].*)$/u.exec(words);
  if (!found) return 'bad-target';
  const amount = Number((found[1] ?? '').replace(',', '.'));
  const wall = / wall-clock$/u.test(found[2] ?? '');
  const what = (found[2] ?? '').replace(/ wall-clock$/u, '');
  const clock = wall ? 'wall' : 'business';
  const day = days.find(({ says }) => says.test(what));
  if (day) return whole({ amount, unit: 'days', day: day.day, clock: day.day === 'calendar-day' ? 'wall' : clock });
  const ofHours = /^days? of (\d{1,2}(?:[.,]\d{1,3})?) ?h(?:ours?)?$/u.exec(what);
  if (ofHours) {
    const minutes = Math.round(amount * Number((ofHours[1] ?? '').replace(',', '.')) * 60);
    return minutes % 60 === 0
      ? whole({ ...plain, clock, amount: minutes / 60, unit: 'hours' })
      : whole({ ...plain, clock, amount: minutes, unit: 'minutes' });
  }
  if (/^d(ays?)?$/u.test(what)) return 'which-day';
  const unit = units.find(({ says }) => says.test(what))?.unit;
  if (!unit) return 'bad-target';
  if (Number.isInteger(amount)) return whole({ ...plain, clock, amount, unit });
  return unit === 'hours' ? whole({ ...plain, clock, amount: Math.round(amount * 60), unit: 'minutes' }) : 'bad-target';
}

const plain = { day: 'open-hours-24', calendarId: null } as const;
const short: Readonly<Record<Exclude<TargetUnit, 'days'>, string>> = { seconds: 's', minutes: 'min', hours: 'h' };
const units: readonly { readonly unit: TargetUnit; readonly says: RegExp }[] = [
  { unit: 'seconds', says: /^s(econds?)?$/u },
  { unit: 'minutes', says: /^m(in(utes?)?)?$/u },
  { unit: 'hours', says: /^h(ours?)?$/u },
];
const days: readonly { readonly day: DayMeaning; readonly says: RegExp }[] = [
  { day: 'opening-day', says: /^(opening|working|business) days?$/u },
  { day: 'calendar-day', says: /^calendar days?$/u },
  { day: 'open-hours-24', says: /^days? of 24 ?h(ours?)?$/u },
];

function dayWords(amount: number, day: DayMeaning): string {
  const word = amount === 1 ? 'day' : 'days';
  if (day === 'open-hours-24') return `${amount} ${word} of 24 h`;
  return `${amount} ${day === 'opening-day' ? 'opening' : 'calendar'} ${word}`;
}

function whole(target: Omit<Target, 'calendarId'>): Target | TargetProblem {
  const { amount } = target;
  return Number.isInteger(amount) && amount >= 1 && amount <= 100_000 ? { ...target, calendarId: null } : 'bad-target';
}
