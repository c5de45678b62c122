import { settable, type SetField } from '#core/conditions/filter-action.ts';
import { suitsSite } from '#core/desk/templates/find-templates.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { findGroup } from '#server/house/users/groups.store.ts';
import { findUser } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findLevelRow } from '#server/promise/levels/levels.store.ts';
import { knownSites } from '#server/register/sites/known-sites.ts';
import { findTemplateRow } from '../templates/templates.store.ts';
import { knownChoices, readChoices } from '../tickets/known-choices.ts';
import { readsAt } from '../tickets/reads-at.ts';

type IsThere = (tx: Tx, id: string, siteId: string | null, read: typeof knownChoices) => Promise<boolean>;

/** Whether what a field is to be set to can be set, for contacts of a site or, null, of any (FLT-4). */
const isThere: Readonly<Record<SetField, IsThere>> = {
  template: async (tx, id, siteId) => {
    const template = await findTemplateRow(tx, id);
    if (template === undefined || template.archivedAt !== null) return false;
    return siteId === null || suitsSite(template, siteId);
  },
  priority: async (tx, id, _site, read) => (await read(tx)).priorities.some((one) => one.id === id && one.active),
  status: async (tx, id, _site, read) => (await read(tx)).statuses.some((one) => one.id === id && one.active),
  type: async (tx, id, _site, read) => (await read(tx)).types.some((one) => one.id === id && one.active),
  owner: mayOwn,
  group: async (tx, id, siteId) => {
    const group = await findGroup(tx, id);
    return group !== undefined && (siteId === null || group.siteId === null || group.siteId === siteId);
  },
  site: async (tx, id) => (await knownSites(tx)).get(id)?.active === true,
  level: async (tx, id) => {
    const level = await findLevelRow(tx, id);
    return level !== undefined && level.deletedAt === null;
  },
};

const refusals: Readonly<Record<SetField, string>> = {
  template: 'templates.not-found',
  priority: 'choices.unknown',
  status: 'choices.unknown',
  type: 'choices.unknown',
  owner: 'users.not-found',
  group: 'groups.not-found',
  site: 'sites.not-found',
  level: 'levels.not-found',
};

/** Whether a field can be set to this for contacts of a site, or of any (FLT-4). */
export async function canBeSet(
  tx: Tx,
  field: SetField,
  to: string | null,
  siteId: string | null,
  read = knownChoices,
): Promise<boolean> {
  return to === null ? settable[field].mayBeNone : isThere[field](tx, to, siteId, read);
}

/** Refuses what a field cannot be set to (FLT-4); what the same transaction has made is there already. */
export async function demandTarget(tx: Tx, field: SetField, to: string | null, siteId: string | null): Promise<void> {
  if (to === null && !settable[field].mayBeNone) throw new Refusal('invalid', 'filters.must-be-set', { field });
  if (!(await canBeSet(tx, field, to, siteId, readChoices)))
    throw new Refusal('invalid', refusals[field], { field, value: to, id: to });
}

/** Whoever is given a ticket may sign in and read it there (USR-1). */
async function mayOwn(tx: Tx, userId: string, siteId: string | null): Promise<boolean> {
  const user = await findUser(tx, userId);
  if (user === undefined || user.blockedAt !== null) return false;
  return siteId === null || readsAt(tx, siteId, userId);
}
