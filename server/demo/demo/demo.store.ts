import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

/** What the demo world is made of. */
export type DemoKind =
  | 'site'
  | 'group'
  | 'user'
  | 'company'
  | 'person'
  | 'level'
  | 'level-rule'
  | 'calendar'
  | 'report-subscription'
  | 'template'
  | 'filter'
  | 'ticket';

type DemoTables = { demoThings: { kind: DemoKind; id: string } };

/** Notes that the demo world made something. */
export async function noteThing(tx: Tx, kind: DemoKind, id: string): Promise<void> {
  await tx.db
    .withTables<DemoTables>()
    .insertInto('demoThings')
    .values({ kind, id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What the demo world made of a kind. */
export async function thingsOf(tx: Tx, kind: DemoKind): Promise<string[]> {
  const rows = await tx.db
    .withTables<DemoTables>()
    .selectFrom('demoThings')
    .select('id')
    .where('kind', '=', kind)
    .execute();
  return rows.map((row) => row.id);
}

/** Takes one at a time the lock under which the demo world is loaded and removed. */
export async function lockDemo(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('demo:world', 0))`.execute(tx.db);
}

/**
 * Takes demo tickets out with everything that hangs on them, rounds and history included: they were never real. This
 * is the one place that reaches into tables of rooms to the left, because no verb of theirs forgets (ONB-1).
 */
export async function eraseTickets(tx: Tx, ids: readonly string[]): Promise<void> {
  const keys = [...ids];
  await sql`
    with cycles as (delete from promise_cycles where subject_kind = 'ticket' and subject_id = any(${keys}::uuid[]) returning id),
      j as (delete from jobs using cycles where jobs.key = cycles.id::text)
    select 1`.execute(tx.db);
  await sql`delete from promise_heads where subject_kind = 'ticket' and subject_id = any(${keys}::uuid[])`.execute(
    tx.db,
  );
  await sql`delete from promise_histories where subject_kind = 'ticket' and subject_id = any(${keys}::uuid[])`.execute(
    tx.db,
  );
  await sql`delete from notifications where subject_kind = 'ticket' and subject_id = any(${keys}::text[])`.execute(
    tx.db,
  );
  await sql`
    delete from events where subject_kind = 'message' and subject_id in
      (select id::text from ticket_messages where ticket_id = any(${keys}::uuid[]))`.execute(tx.db);
  for (const table of ['attachments', 'ticket_mentions', 'ticket_drafts', 'ticket_messages']) {
    await sql`delete from ${sql.table(table)} where ticket_id = any(${keys}::uuid[])`.execute(tx.db);
  }
  await sql`delete from tickets where id = any(${keys}::uuid[])`.execute(tx.db);
  await forget(tx, 'ticket', ids);
}

/** Takes out the demo world's subscription to a report, with its archive. */
export async function eraseSubscriptions(tx: Tx): Promise<void> {
  const ids = await thingsOf(tx, 'report-subscription');
  await sql`delete from report_subscriptions where id = any(${ids}::uuid[])`.execute(tx.db);
  await forget(tx, 'report-subscription', ids);
}

/** Takes out people, companies, groups, users and sites of the demo world that nothing of anybody else's stands on. */
export async function eraseUnused(tx: Tx): Promise<void> {
  const unused = {
    person: sql`not exists (select 1 from tickets t where t.person_id = x.id)`,
    company: sql`not exists (select 1 from tickets t where t.company_id = x.id)
      and not exists (select 1 from persons p where p.company_id = x.id)`,
    group: sql`not exists (select 1 from tickets t where t.group_id = x.id)
      and not exists (select 1 from group_members m join users u on u.id = m.user_id
        where m.group_id = x.id and not exists (select 1 from demo_things d where d.kind = 'user' and d.id = u.id))`,
    template: sql`not exists (select 1 from tickets t where t.template_id = x.id)
      and not exists (select 1 from fallback_targets f where f.scope = 'template' and f.scope_id = x.id::text)`,
    user: sql`not exists (select 1 from tickets t where t.owner_id = x.id)
      and not exists (select 1 from ticket_messages m where m.author_user_id = x.id)`,
    site: sql`not exists (select 1 from tickets t where t.site_id = x.id)
      and not exists (select 1 from groups g where g.site_id = x.id)
      and not exists (select 1 from persons p where p.site_id = x.id)
      and not exists (select 1 from companies c where c.site_id = x.id)
      and not exists (select 1 from role_assignments a where a.site_id = x.id)
      and not exists (select 1 from mail_accounts a where a.site_id = x.id)
      and not exists (select 1 from ticket_templates m where m.site_id = x.id)`,
  } as const;
  const register = { person: 'persons', company: 'companies', group: 'groups', user: 'users' } as const;
  const tables = { ...register, template: 'ticket_templates', site: 'sites' } as const;
  for (const kind of ['person', 'company', 'group', 'user', 'template', 'site'] as const) {
    const gone = await sql<{ id: string }>`
      delete from ${sql.table(tables[kind])} x using demo_things d
      where d.kind = ${kind} and d.id = x.id and ${unused[kind]} returning x.id`.execute(tx.db);
    await forget(
      tx,
      kind,
      gone.rows.map((row) => row.id),
    );
  }
  // What others stand on by now is theirs: it stays, and is demo no longer.
  await sql`delete from demo_things`.execute(tx.db);
}

async function forget(tx: Tx, kind: string, ids: readonly string[]): Promise<void> {
  const keys = [...ids];
  // A user's states are told of them as an agent.
  const kinds = kind === 'user' ? ['user', 'agent'] : [kind];
  await sql`delete from events where subject_kind = any(${kinds}::text[]) and subject_id = any(${keys}::text[])`.execute(
    tx.db,
  );
  await sql`delete from demo_things where kind = ${kind} and id = any(${keys}::uuid[])`.execute(tx.db);
}
