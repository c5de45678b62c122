import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf, readFile as keptFile } from '#server/platform/files/files.store.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import type { AccountRow } from './accounts.store.ts';
import { acceptMail } from './decide-mail.ts';
import { accountExample, arrive, rawMail } from './mail.examples.ts';
import { findMail } from './mails.store.ts';
import { readForJudging } from './read-intake.ts';
import { isDeadly, MOST_DEATHS, openReadingJournal, whileReading } from './reading-journal.ts';

let world: TestWorld;
let account: AccountRow;
let folder: string;

beforeAll(async () => {
  world = await openTestWorld();
  account = await accountExample(world);
  folder = await mkdtemp(path.join(os.tmpdir(), 'svara-journal-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A start that ends, in the midst of reading this mail, without a chance to say so. */
async function dieReading(raw: Buffer, beside: readonly Buffer[] = []): Promise<void> {
  await openReadingJournal(world, folder);
  for (const mail of beside) await whileReading(world, digestOf(mail), async () => undefined);
  void whileReading(world, digestOf(raw), () => new Promise(() => {}));
}

describe('a mail that stops the process', () => {
  it('EML-4: after three deaths it is not read again: it is kept as it came and waits for a person, who can accept it', async () => {
    const deadly = rawMail({ Subject: 'Den som fäller' });
    const harmless = rawMail({ Subject: 'Den bredvid' });
    for (let death = 1; death <= MOST_DEATHS; death += 1) {
      await dieReading(deadly, [harmless]);
      expect(isDeadly(world, digestOf(deadly)), `after ${death - 1} deaths`).toBe(false);
    }
    const close = await openReadingJournal(world, folder);
    expect(isDeadly(world, digestOf(harmless))).toBe(false);
    expect(isDeadly(world, digestOf(deadly))).toBe(true);

    expect((await arrive(world, account, harmless)).state).toBe('accepted');
    const taken = await arrive(world, account, deadly);
    expect(taken).toMatchObject({ state: 'failed', reason: 'deadly', ticketId: null, known: false });
    expect((await arrive(world, account, deadly)).mailId, 'fetched again it is the same mail').toBe(taken.mailId);
    const row = await world.read((tx) => findMail(tx, taken.mailId));
    if (row === undefined) throw new Error('The mail is gone.');
    expect(await world.read((tx) => keptFile(tx, row.digest))).toEqual(deadly);
    expect((await world.read((tx) => readForJudging(tx, row))).text).toContain('Maskinen läcker igen');

    const user = '0190a1b2-0000-7000-8000-000000000001';
    const by = { kind: 'user', id: user } as const;
    const accepted = await world.transact((tx) => acceptMail(tx, by, { mailId: taken.mailId, userId: user }));
    expect(accepted).toMatchObject({ state: 'accepted' });
    expect(accepted.ticketId).not.toBeNull();
    await close();
    expect(await readdir(folder), 'a stop in good order leaves nothing').toEqual([]);
  });

  it('EML-4: one reading that failed, or a few that were killed, are no sign; the notes of another Svara are its own', async () => {
    const mail = rawMail({ Subject: 'Oskyldig' });
    const stop = await openReadingJournal(world, folder);
    await expect(whileReading(world, digestOf(mail), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await stop();
    const others = path.join(folder, `mail-being-read.${process.ppid}`);
    await appendFile(others, `+${digestOf(mail)}\n`);
    for (let start = 0; start < MOST_DEATHS + 1; start += 1) await (await openReadingJournal(world, folder))();
    expect(await readdir(folder)).toEqual([path.basename(others)]);
    const close = await openReadingJournal(world, folder);
    expect(isDeadly(world, digestOf(mail))).toBe(false);
    await close();
  });
});
