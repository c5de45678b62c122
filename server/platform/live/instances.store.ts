import type pg from 'pg';

/**
 * Starts to hear what other instances say on a channel; the connection must be kept for it.
 *
 * A notice is a commit of its own, and there is nothing of it to keep: it does not wait for the disk.
 */
export async function hearChannel(client: pg.ClientBase, channel: string): Promise<void> {
  await client.query('set synchronous_commit = off');
  await client.query(`listen ${channel}`);
}

/** Says something on a channel to every instance. */
export async function sayOnChannel(client: pg.ClientBase, channel: string, text: string): Promise<void> {
  await client.query('select pg_notify($1, $2)', [channel, text]);
}
