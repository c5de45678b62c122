import * as api from '#api/house/custom-fields.ts';
import { builtInFields } from '#core/house/custom-fields/custom-field.ts';
import { needsEverywhere, serve, signedIn } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import { changeBuiltInField, changeField, createField, orderFields } from './change-fields.ts';
import { type FieldRow, listBuiltInRows, listFieldRows } from './custom-fields.store.ts';

/** Fields are the same at every site: who changes them may change settings at all of them. */
const edits = needsEverywhere('settings.edit');

/** Own fields of tickets, persons and companies, and the ticket's fields renamed or hidden (TKT-1). */
export const customFieldsRoom: Room = {
  name: 'customFields',
  routes: [
    serve(api.listFields, signedIn, async ({ tx }) => {
      const changed = await listBuiltInRows(tx);
      return {
        rows: (await listFieldRows(tx)).map(shown),
        builtIn: builtInFields.map(
          (field) => changed.find((one) => one.field === field) ?? { field, name: null, hidden: false },
        ),
      };
    }),
    serve(api.createField, edits, async ({ tx, caller, body }) => shown(await createField(tx, caller.actor, body))),
    serve(api.changeField, edits, async ({ tx, caller, params, body }) =>
      shown(await changeField(tx, caller.actor, { ...params, ...body })),
    ),
    serve(api.orderFields, edits, async ({ tx, caller, body }) => orderFields(tx, caller.actor, body)),
    serve(api.changeBuiltInField, edits, async ({ tx, caller, params, body }) =>
      changeBuiltInField(tx, caller.actor, { ...params, ...body }),
    ),
  ],
  topics: [{ topic: 'fields', mayHear: async () => true }],
};

function shown({ place: _place, ...field }: FieldRow) {
  return field;
}
