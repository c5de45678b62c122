import type { Filter } from '#api/desk/filter-fields.ts';
import * as api from '#api/desk/filters.ts';
import type { Caller } from '#core/platform/caller.ts';
import { needs, serve } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import { changeFilter, createFilter, deleteFilter, type FilterFields, orderFilters } from './edit-filters.ts';
import { changesFilter, demandFilter, demandSeenFilter, demandWritten, seesFilter } from './filters.access.ts';
import { filterJobs } from './filters.jobs.ts';
import { type FilterRecord, listFilterRecords } from './filters.store.ts';
import { tryFilter } from './try-filter.ts';

const edits = needs('settings.edit');

/** Filters: what happens by itself to tickets as they come, are written to, and grow old (FLT-1…5). */
export const filtersRoom: Room = {
  name: 'filters',
  routes: [
    serve(api.listFilters, edits, async ({ tx, caller }) => ({
      rows: (await listFilterRecords(tx)).filter((one) => seesFilter(caller, one)).map((one) => wired(caller, one)),
    })),
    serve(api.createFilter, edits, async ({ tx, caller, body }) => {
      const fields = body as FilterFields;
      await demandWritten(tx, caller, fields);
      return wired(caller, await createFilter(tx, caller.actor, fields));
    }),
    serve(api.changeFilter, edits, async ({ tx, caller, params, body }) => {
      const { version, ...rest } = body;
      const fields = rest as FilterFields;
      const before = await demandFilter(tx, caller, params.filterId);
      await demandWritten(tx, caller, fields);
      return wired(caller, await changeFilter(tx, caller.actor, { ...fields, before, version }));
    }),
    serve(api.deleteFilter, edits, async ({ tx, caller, params }) =>
      deleteFilter(tx, caller.actor, { filter: await demandFilter(tx, caller, params.filterId) }),
    ),
    serve(api.orderFilters, edits, async ({ tx, caller, body }) => {
      for (const filterId of body.filterIds) await demandFilter(tx, caller, filterId);
      await orderFilters(tx, caller.actor, { ...body, mayMove: (filter) => changesFilter(caller, filter) });
    }),
    serve(api.tryFilter, edits, async ({ tx, caller, body }) => {
      if (body.filterId !== null) await demandSeenFilter(tx, caller, body.filterId);
      const { hits, ...page } = await tryFilter(tx, caller, { ...body, filter: body.filter as FilterFields });
      return { ...page, hits: [...hits] };
    }),
  ],
  handlers: filterJobs,
  topics: [{ topic: 'filters', mayHear: async () => true }],
};

function wired(caller: Caller, filter: FilterRecord): Filter {
  const { weight: _weight, createdAt: _created, changedAt: _changed, deletedAt: _deleted, ...told } = filter;
  return { ...told, mayChange: changesFilter(caller, filter) } as unknown as Filter;
}
