import { askDatabase } from '../parts/ask-database.ts';
import { until } from '../parts/until.ts';

/** A database under test. */
export interface Place {
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
}

/** What the database holds in the end; every list of what is wrong should be empty. */
export interface Effects {
  readonly acknowledged: number;
  readonly tickets: number;
  /** Acknowledged mails that became no message. */
  readonly lost: readonly string[];
  /** Mails that became more than one message, or tickets that nobody sent. */
  readonly doubled: readonly string[];
  /** Misses that were due. */
  readonly missesDue: number;
  /** Misses told not once. */
  readonly wrongMisses: readonly string[];
  readonly warningsTold: number;
  /** Warnings or notices told twice. */
  readonly doubledNotices: readonly string[];
}

/** Waits until every mail is decided and every first answer is past due and told. */
export async function untilQuiet(place: Place): Promise<void> {
  await until(
    'every mail to be decided and every miss to be told',
    async () => {
      const [row] = await askDatabase<{ open: string; owed: string }>(
        place,
        `select (select count(*) from mail_messages where state in ('parked', 'failed')) as open,
                (select count(*) from promise_cycles where outcome = 'running' and breach_at is not null and breach_told_at is null) as owed`,
      );
      return row !== undefined && Number(row.open) === 0 && Number(row.owed) === 0;
    },
    150_000,
    1000,
  );
  // What was scheduled by the last of them is done now, or never.
  await new Promise((resolve) => setTimeout(resolve, 3000));
}

/** Counts what became of the mails and of the notices. */
export async function countEffects(place: Place, acknowledged: readonly string[]): Promise<Effects> {
  const messages = await askDatabase<{ header: string; messages: string }>(
    place,
    `select m.message_id_header as header, count(t.id) as messages
     from mail_messages m left join ticket_messages t on t.original_digest = m.digest
     group by 1`,
  );
  const found = new Map(messages.map(({ header, messages: count }) => [bare(header), Number(count)]));
  const [{ tickets } = { tickets: '0' }] = await askDatabase<{ tickets: string }>(
    place,
    'select count(*) as tickets from tickets',
  );
  const misses = await askDatabase<{ cycle: string; told: string }>(
    place,
    `select c.id as cycle, count(e.seq) as told from promise_cycles c
     left join events e on e.type = 'promise.missed' and e.data->>'cycleId' = c.id::text
     where c.outcome in ('running', 'missed') and c.breach_at is not null group by 1`,
  );
  const warnings = await askDatabase<{ what: string; told: string }>(
    place,
    `select (data->>'cycleId') || ' ' || (data->>'percent') as what, count(*) as told from events where type = 'promise.warned' group by 1`,
  );
  const notices = await askDatabase<{ what: string; told: string }>(
    place,
    `select kind || ' ' || user_id || ' ' || subject_id || ' ' || coalesce(facts->>'promise', '') || ' ' || coalesce(facts->>'percent', '') as what,
            count(*) as told from notifications where kind like 'promise.%' group by 1`,
  );
  return {
    acknowledged: acknowledged.length,
    tickets: Number(tickets),
    lost: acknowledged.filter((id) => (found.get(bare(id)) ?? 0) === 0),
    doubled: [
      ...[...found].flatMap(([id, count]) => (count > 1 ? [`${id} became ${count}`] : [])),
      ...(Number(tickets) > found.size ? [`${tickets} tickets of ${found.size} mails`] : []),
    ],
    missesDue: misses.length,
    wrongMisses: misses.flatMap(({ cycle, told }) => (Number(told) === 1 ? [] : [`${cycle} was told ${told} times`])),
    warningsTold: warnings.length,
    doubledNotices: [...warnings, ...notices].flatMap(({ what, told }) =>
      Number(told) === 1 ? [] : [`${what}: ${told} times`],
    ),
  };
}

function bare(id: string): string {
  return id.replace(/^<|>$/g, '');
}
