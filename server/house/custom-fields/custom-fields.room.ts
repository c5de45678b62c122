import * as api from '#api/house/custom-fields.ts';
import { builtInFields } from '#core/house/custom-fields/custom-field.ts';
import { type Caller, demandAt } from '#core/platform/caller.ts';
import { needs, serve, signedIn } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import { changeBuiltInField, changeField, createField, orderFields } from './change-fields.ts';
import { type FieldRow, listBuiltInRows, listFieldRows } from './custom-fields.store.ts';

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
    serve(api.createField, needs('settings.edit'), async ({ tx, caller, body }) =>
      shown(await createField(tx, everywhere(caller), body)),
    ),
    serve(api.changeField, needs('settings.edit'), async ({ tx, caller, params, body }) =>
      shown(await changeField(tx, everywhere(caller), { ...params, ...body })),
    ),
    serve(api.orderFields, needs('settings.edit'), async ({ tx, caller, body }) =>
      orderFields(tx, everywhere(caller), body),
    ),
    serve(api.changeBuiltInField, needs('settings.edit'), async ({ tx, caller, params, body }) =>
      changeBuiltInField(tx, everywhere(caller), { ...params, ...body }),
    ),
  ],
};

function shown({ place: _place, ...field }: FieldRow) {
  return field;
}

/** Fields are the same at every site: who changes them may change settings at all of them. */
function everywhere(caller: Caller): Caller['actor'] {
  demandAt(caller, 'settings.edit', null);
  return caller.actor;
}
