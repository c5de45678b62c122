import type { Right } from '#core/platform/right.ts';
import { findSeededRole, replaceAssignments } from '#server/house/roles/roles.store.ts';
import { insertUser } from '#server/house/users/users.store.ts';
import { callerWith, type TestWorld } from '#server/platform/testing/test-world.ts';
import { createLevel } from '#server/promise/levels/create-level.ts';
import { goldDefinition } from '#server/promise/levels/levels.examples.ts';
import { createRule } from '#server/promise/rules/edit-rules.ts';
import { createCompany } from '#server/register/customers/change-companies.ts';
import { createSite } from '#server/register/sites/create-site.ts';
import { createTicket } from './create-ticket.ts';
import type { NewTicket } from './new-ticket.ts';

const system = { kind: 'system', id: 'examples' } as const;
const agentRights: readonly Right[] = ['tickets.read', 'tickets.answer', 'customers.read', 'customers.edit'];
const leaderRights: readonly Right[] = [...agentRights, 'tickets.assign', 'tickets.delete', 'settings.edit'];

/** The cast of the tests: agent Anna and leader Bo at Fjällbo, agent Frida at another site, customer Kaffebolaget. */
export async function theCast(world: TestWorld) {
  const people = await world.transact(async (tx) => {
    const fjallbo = await createSite(tx, system, {
      code: 'FJALLBO',
      name: 'Fjällbo',
      prefix: 'FJ',
      firstNumber: 20418,
      greeting: 'Hej {förnamn},',
      signatureHtml: '<p>Hälsningar<br>{agent}, Fjällbo</p>',
    });
    const norrvik = await createSite(tx, system, { code: 'NORRVIK', name: 'Norrvik', prefix: 'NO' });
    const kaffebolaget = await createCompany(tx, system, {
      name: 'Kaffebolaget',
      domains: ['kaffebolaget.se'],
      siteId: fjallbo.id,
    });
    const ids: string[] = [];
    for (const name of ['Anna Ek', 'Bo Lind', 'Frida Norr']) {
      const id = tx.newId();
      ids.push(id);
      await insertUser(tx, {
        id,
        email: `${name.split(' ')[0]?.toLowerCase()}@fjallbo.se`,
        name,
        language: 'sv',
        passwordHash: null,
      });
    }
    const { id: roleId } = await findSeededRole(tx, 'agent');
    const places = [fjallbo.id, null, norrvik.id];
    for (const [index, id] of ids.entries())
      await replaceAssignments(tx, id, [{ roleId, siteId: places[index] ?? null }]);
    return { fjallbo, norrvik, kaffebolaget, ids };
  });
  const [anna, bo, frida] = people.ids as [string, string, string];
  const at = (siteId: string, rights: readonly Right[]) =>
    Object.fromEntries(rights.map((right) => [right, [siteId]])) as Partial<Record<Right, string[]>>;
  return {
    ...people,
    anna: callerWith(anna, at(people.fjallbo.id, agentRights)),
    bo: callerWith(bo, Object.fromEntries(leaderRights.map((right) => [right, 'everywhere']))),
    frida: callerWith(frida, at(people.norrvik.id, leaderRights)),
  };
}
export type Cast = Awaited<ReturnType<typeof theCast>>;

/** A mail from Camilla at Kaffebolaget that has become a ticket. */
export async function camillasTicket(world: TestWorld, cast: Cast, over: Partial<NewTicket> = {}) {
  return world.transact((tx) =>
    createTicket(tx, system, {
      subject: 'Beställning 88213 saknas i leveransen',
      channel: 'email',
      origin: 'customer',
      siteId: cast.fjallbo.id,
      requester: { address: 'camilla@kaffebolaget.se', name: 'Camilla Strand' },
      message: {
        text: 'Hej! Vi fick tolv kartonger i dag men inte den med stormköken.',
        from: 'camilla@kaffebolaget.se',
        to: ['kundservice@fjallbo.se'],
      },
      ...over,
    }),
  );
}

/** A caller's name for a message that came by mail. */
export const byMail = { kind: 'system', id: 'email' } as const;

/** From now on every ticket is promised what gold promises. */
export async function promiseAll(world: TestWorld): Promise<void> {
  await world.transact(async (tx) => {
    const { id } = await createLevel(tx, byMail, { name: 'Guld', colour: '#12637A', definition: goldDefinition });
    const conditions = { join: 'all', members: [] } as const;
    await createRule(tx, byMail, { name: 'Alla', active: true, conditions, levelId: id, stops: false });
  });
}
