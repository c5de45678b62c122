import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Postgres, startPostgres } from '../parts/postgres.ts';
import { startSmtpSink } from '../parts/smtp-sink.ts';
import { type Svara, startSvara } from '../parts/svara.ts';
import { becomeAdministrator } from '../parts/wire.ts';
import { address, openDoors } from '../parts/open-doors.ts';
import { countEffects, type Effects, untilQuiet } from './count-effects.ts';
import { sendMails } from './mail-load.ts';

/** What kills at random moments under mail load came to. */
export interface KillReport extends Effects {
  readonly kills: number;
  /** Milliseconds from the start after each kill to the first answer, in order. */
  readonly starts: readonly number[];
}

/**
 * Kills the server (and every third time the database with it) at random moments while mails come in, starts it again,
 * and counts in the end what became of every mail that was acknowledged and of every notice that was due.
 */
export async function killUnderLoad(
  kills: number,
  database: 'embedded' | 'external',
  say: (text: string) => void,
): Promise<KillReport> {
  const postgres = database === 'external' ? await startPostgres() : undefined;
  const sink = await startSmtpSink();
  const svara = await startSvara(postgres === undefined ? {} : { databaseUrl: postgres.url });
  const place = { dataFolder: svara.dataFolder, databaseUrl: postgres?.url };
  try {
    await openDoors(await becomeAdministrator(svara.url), { sink, firstAnswerSeconds: 20, warnAt: [30, 70] });
    const load = sendMails(svara.smtpPort, address);
    const starts: number[] = [];
    for (let kill = 1; kill <= kills; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 2300));
      const alsoDatabase = kill % 3 === 0;
      await svara.kill();
      if (alsoDatabase) await killDatabase(svara, postgres);
      if (alsoDatabase && postgres !== undefined) await postgres.start();
      const ms = await svara.start();
      starts.push(ms);
      const what = alsoDatabase ? 'server and database' : 'server';
      say(
        `kill ${kill} of the ${what} (${database}): ${load.acknowledged.length} mails so far, answered after ${ms.toFixed(0)} ms`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    await load.stop();
    await untilQuiet(place);
    return { kills, starts, ...(await countEffects(place, load.acknowledged)) };
  } finally {
    await svara.remove();
    await sink.stop();
    await postgres?.stop();
  }
}

/** Kills the postmaster: the external one with its backends, the embedded one by the pid in its own folder. */
async function killDatabase(svara: Svara, postgres: Postgres | undefined): Promise<void> {
  if (postgres !== undefined) {
    await postgres.kill();
    return;
  }
  const file = join(svara.dataFolder, 'postgres', 'postmaster.pid');
  if (existsSync(file)) process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGKILL');
}
