import type { Instant } from '#core/platform/instant.ts';

export type DormantName = 'tomorrow' | 'monday' | 'week' | 'month';

/** Until when a ticket may rest (TKT-2), each at eight in the reader's own zone. */
export function dormantTimes(now: Instant): readonly { readonly name: DormantName; readonly at: Instant }[] {
  const today = new Date(now);
  const at = (days: number, months = 0) =>
    new Date(today.getFullYear(), today.getMonth() + months, today.getDate() + days, 8).getTime();
  const toMonday = (8 - today.getDay()) % 7 || 7;
  return [
    { name: 'tomorrow', at: at(1) },
    { name: 'monday', at: at(toMonday) },
    { name: 'week', at: at(7) },
    { name: 'month', at: at(0, 1) },
  ];
}

/** A date as people type it, `2026-12-01`, `1.12.2026`, `1/12` or `1.12`, at eight; undefined when it is none or past. */
export function dormantDate(text: string, now: Instant): Instant | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text);
  const local = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?\.?$/u.exec(text);
  if (!iso && !local) return undefined;
  const thisYear = new Date(now).getFullYear();
  const [year, month, day] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : [Number(local?.[3] ?? thisYear), Number(local?.[2]), Number(local?.[1])];
  const made = new Date(year, month - 1, day, 8);
  if (made.getMonth() !== month - 1 || made.getDate() !== day) return undefined;
  if (made.getTime() > now) return made.getTime();
  return iso || local?.[3] ? undefined : new Date(year + 1, month - 1, day, 8).getTime();
}
