import { nextOpening } from '#core/time/calendars/compiled-calendar.ts';
import type { Activity } from '#server/house/onboarding/activity.ts';
import { baseCalendar } from './calendars.store.ts';
import { loadCompiledCalendar } from './load-compiled-calendar.ts';

/** Getting started asks for a base calendar that opens (ONB-1, CAL-3). */
export const calendarActivity: Activity = {
  key: 'calendar',
  mandatory: true,
  path: '/settings/calendars',
  check: async (tx) => {
    const compiled = await loadCompiledCalendar(tx, null);
    if (nextOpening(compiled, tx.now) === 'never') return { state: 'broken', facts: {} };
    return { state: 'holds', facts: { name: (await baseCalendar(tx)).name } };
  },
};
