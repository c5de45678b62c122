import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { readdir, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '#server/platform/is-alive.ts';
import type { World } from '#server/platform/db/tx.ts';
import { addDeaths, deadlyMails } from './mail-deaths.store.ts';

/** A mail the process died of so often while reading it is not read again. */
export const MOST_DEATHS = 3;

interface Journal {
  readonly file: number;
  readonly deadly: ReadonlySet<string>;
  /** How many mails are being read. */
  reading: number;
  written: number;
}

const journals = new WeakMap<World, Journal>();
const MOST_WRITTEN = 1024 * 1024;
const NAME = 'mail-being-read.';

/**
 * Notes in the data folder which mails are being read, so that one the process dies of is known at the next start (EML-4).
 *
 * A mail may lay hold of more memory than there is; fetched again at every start it would stop the house for good. The
 * notes are of this machine and cost no round trip; how often each mail was deadly is kept in the database, for the next
 * who meets it may be another instance.
 */
export async function openReadingJournal(world: World, folder = world.config.dataFolder): Promise<() => Promise<void>> {
  for (const name of (await readdir(folder)).filter((each) => each.startsWith(NAME))) {
    const pid = Number(name.slice(NAME.length));
    if (pid !== process.pid && isAlive(pid)) continue;
    const left = path.join(folder, name);
    const died = unfinished(await readFile(left, 'utf8'));
    if (died.length > 0) {
      world.log.warn({ mails: died }, 'a Svara stopped while it read these mails');
      await world.transact((tx) => addDeaths(tx, died));
    }
    await unlink(left);
  }
  const deadly = await world.read((tx) => deadlyMails(tx, MOST_DEATHS));
  const place = path.join(folder, `${NAME}${process.pid}`);
  const journal: Journal = { file: openSync(place, 'a', 0o600), deadly, reading: 0, written: 0 };
  journals.set(world, journal);
  return async () => {
    journals.delete(world);
    closeSync(journal.file);
    await unlink(place);
  };
}

/** Whether the process died so often while it read a mail that it is not to be read again. */
export function isDeadly(world: World, digest: string): boolean {
  return journals.get(world)?.deadly.has(digest) ?? false;
}

/** Does something with a mail that may be deadly; if the process dies meanwhile, the next start knows of which mail. */
export async function whileReading<T>(world: World, digest: string, work: () => Promise<T>): Promise<T> {
  const journal = journals.get(world);
  if (journal === undefined) return work();
  journal.reading += 1;
  note(journal, `+${digest}\n`);
  try {
    return await work();
  } finally {
    journal.reading -= 1;
    if (journals.get(world) === journal) note(journal, `-${digest}\n`);
  }
}

/** Written by the system even if this process is killed in the next moment; only the machine itself may lose it. */
function note(journal: Journal, line: string): void {
  if (journal.reading === 0 && journal.written > MOST_WRITTEN) {
    ftruncateSync(journal.file, 0);
    journal.written = 0;
    return;
  }
  journal.written += writeSync(journal.file, line);
}

/** The mails that were begun and not ended. */
function unfinished(notes: string): string[] {
  const open = new Map<string, number>();
  for (const line of notes.split('\n')) {
    const digest = line.slice(1);
    if (line.startsWith('+')) open.set(digest, (open.get(digest) ?? 0) + 1);
    else if (line.startsWith('-')) open.set(digest, (open.get(digest) ?? 0) - 1);
  }
  return [...open].filter(([, times]) => times > 0).map(([digest]) => digest);
}
