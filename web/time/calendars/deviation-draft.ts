import type { Deviation, DeviationConditions } from '#core/time/calendars/calendar.ts';
import { epochDayOf, type Weekday } from '#core/time/spans/local-date.ts';
import { clock, parseClock } from './hours-text.ts';

/** A deviation as it stands in its form: every field as text until it is read (CAL-2). */
export interface DeviationDraft {
  readonly name: string;
  readonly says: 'open' | 'closed';
  readonly dateFrom: string;
  readonly dateTo: string;
  readonly yearlyFrom: string;
  readonly yearlyTo: string;
  readonly weekdays: readonly Weekday[];
  readonly from: string;
  readonly to: string;
  readonly nth: string;
  readonly parity: '' | 'odd' | 'even';
  readonly beforeRedDay: boolean;
  readonly text: string;
}

/** The fields of a draft that cannot be read, by the word for what is wrong (CAL-2). */
export type DraftFaults = Readonly<
  Partial<Record<keyof DeviationDraft, 'wrongDate' | 'wrongMonthDay' | 'wrongOrder' | 'wrongTime'>>
>;

/** A deviation put into its form (CAL-2). */
export function draftOf({ name, says, when, text }: Deviation): DeviationDraft {
  return {
    name,
    says,
    dateFrom: when.dates?.from ?? '',
    dateTo: when.dates && when.dates.to !== when.dates.from ? when.dates.to : '',
    yearlyFrom: when.yearly?.from ?? '',
    yearlyTo: when.yearly && when.yearly.to !== when.yearly.from ? when.yearly.to : '',
    weekdays: when.weekdays ?? [],
    from: when.hours ? clock(when.hours.from) : '',
    to: when.hours ? clock(when.hours.to) : '',
    nth: when.nth ? String(when.nth) : '',
    parity: when.weekParity ?? '',
    beforeRedDay: when.beforeRedDay ?? false,
    text: text ?? '',
  };
}

/** What in a draft cannot be read (CAL-2). */
export function faultsOf(draft: DeviationDraft): DraftFaults {
  const faults: { -readonly [Key in keyof DraftFaults]: DraftFaults[Key] } = {};
  const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(epochDayOf(text));
  if (draft.dateFrom !== '' && !isDate(draft.dateFrom)) faults.dateFrom = 'wrongDate';
  if (draft.dateTo !== '' && !isDate(draft.dateTo)) faults.dateTo = 'wrongDate';
  else if (draft.dateTo !== '' && draft.dateTo < draft.dateFrom) faults.dateTo = 'wrongOrder';
  if (draft.dateFrom === '' && draft.dateTo !== '') faults.dateFrom = 'wrongDate';
  for (const field of ['yearlyFrom', 'yearlyTo'] as const)
    if (draft[field] !== '' && !isDate(`2024-${draft[field]}`)) faults[field] = 'wrongMonthDay';
  if (draft.yearlyFrom === '' && draft.yearlyTo !== '') faults.yearlyFrom = 'wrongMonthDay';
  if (draft.from !== '' || draft.to !== '') {
    const from = draft.from === '' ? 0 : parseClock(draft.from);
    if (from === undefined || from === 1440) faults.from = 'wrongTime';
    if (draft.to !== '' && parseClock(draft.to) === undefined) faults.to = 'wrongTime';
  }
  return faults;
}

/** The deviation a draft without faults says; an empty end of the day is midnight (CAL-2). */
export function deviationOf(id: string, draft: DeviationDraft, promptId: string | undefined): Deviation {
  const when: { -readonly [Key in keyof DeviationConditions]: DeviationConditions[Key] } = {};
  if (draft.dateFrom) when.dates = { from: draft.dateFrom, to: draft.dateTo || draft.dateFrom };
  if (draft.yearlyFrom) when.yearly = { from: draft.yearlyFrom, to: draft.yearlyTo || draft.yearlyFrom };
  if (draft.weekdays.length > 0) when.weekdays = draft.weekdays;
  if (draft.from || draft.to) {
    when.hours = {
      from: draft.from ? (parseClock(draft.from) ?? 0) : 0,
      to: draft.to ? (parseClock(draft.to) ?? 1440) : 1440,
    };
  }
  if (draft.nth) when.nth = Number(draft.nth) as NonNullable<DeviationConditions['nth']>;
  if (draft.parity) when.weekParity = draft.parity;
  if (draft.beforeRedDay) when.beforeRedDay = true;
  return {
    id,
    name: draft.name.trim(),
    says: draft.says,
    when,
    ...(draft.text.trim() ? { text: draft.text.trim() } : {}),
    ...(promptId ? { promptId } : {}),
  };
}
