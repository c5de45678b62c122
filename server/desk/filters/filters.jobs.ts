import { type Handler, listen, timer } from '#server/platform/jobs/appointments.ts';
import { alarm } from './alarm.ts';
import { callFor } from './call-for.ts';
import { filtersInForce } from './filters-in-force.ts';
import { forwardFor } from './forward-for.ts';
import { lookAtTickets } from './look-at-tickets.ts';
import { LOOK, LOOK_SOON, PLAN, planLooks } from './look-later.ts';
import { deedTimer, type WaitingDeed } from './record-touch.ts';
import { pageToLookAt } from './touches.store.ts';

const PAGE = 500;

/** What filters do later (FLT-1, FLT-4): what leaves the house after the commit, and what they do as time passes. */
export const filterJobs: readonly Handler[] = [
  timer(LOOK, async (tx, due) =>
    lookAtTickets(
      tx,
      due.map(({ key }) => key),
    ),
  ),
  timer(
    LOOK_SOON,
    async (tx, due) =>
      lookAtTickets(
        tx,
        due.map(({ key }) => key),
      ),
    { patient: true },
  ),
  timer(
    PLAN,
    async (tx, due) => {
      const after = due[0]?.payload['after'];
      const ids = await pageToLookAt(tx, typeof after === 'string' ? after : null, PAGE);
      for (const id of ids) tx.schedule({ kind: LOOK_SOON, key: id, dueAt: tx.now });
      if (ids.length === PAGE) tx.schedule({ kind: PLAN, key: 'all', dueAt: tx.now, payload: { after: ids.at(-1) } });
    },
    { patient: true },
  ),
  // Ages in business time are reached at other instants once the opening hours are others.
  listen(['calendar.revised', 'calendar.restored', 'calendar.deleted'], 'filters.look-anew', async (tx) => {
    if ((await filtersInForce(tx, 'existing')).length > 0) planLooks(tx, { kind: 'existing', active: true });
  }),
  timer(deedTimer('webhook'), async (tx, due) => {
    for (const { key, payload } of due) await callFor(tx, key, payload as Parameters<typeof callFor>[2]);
  }),
  timer(deedTimer('forward'), async (tx, due) => {
    for (const { payload } of due) await forwardFor(tx, payload as Parameters<typeof forwardFor>[1]);
  }),
  timer(deedTimer('alarm'), async (tx, due) => {
    for (const { key, payload } of due) await alarm(tx, key, payload as WaitingDeed<never>);
  }),
];
