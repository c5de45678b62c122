import { openDoors, address } from '../parts/open-doors.ts';
import { startPostgres } from '../parts/postgres.ts';
import { startSmtpSink } from '../parts/smtp-sink.ts';
import { startSvara } from '../parts/svara.ts';
import { becomeAdministrator } from '../parts/wire.ts';
import { countEffects, type Effects, untilQuiet } from './count-effects.ts';
import { sendMails } from './mail-load.ts';

/** Two instances on one PostgreSQL take mail; one is killed for good in the midst of it, and the other must do what both owed. */
export async function killOneOfTwo(say: (text: string) => void): Promise<Effects> {
  const postgres = await startPostgres();
  const sink = await startSmtpSink();
  const environment = { SVARA_SECRET: 'the same secret for both of the instances' };
  const first = await startSvara({ databaseUrl: postgres.url, environment });
  const second = await startSvara({ databaseUrl: postgres.url, environment });
  try {
    const doors = { sink, firstAnswerSeconds: 12, warnAt: [30, 70] };
    await openDoors(await becomeAdministrator(first.url), doors);
    const loads = [sendMails(first.smtpPort, address, 2, 'first'), sendMails(second.smtpPort, address, 2, 'second')];
    await new Promise((resolve) => setTimeout(resolve, 4000));
    await first.kill();
    say(`killed one of two after ${loads.map((load) => load.acknowledged.length).join(' and ')} mails`);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await Promise.all(loads.map((load) => load.stop()));
    const place = { dataFolder: second.dataFolder, databaseUrl: postgres.url };
    await untilQuiet(place);
    return await countEffects(
      place,
      loads.flatMap((load) => load.acknowledged),
    );
  } finally {
    await first.remove();
    await second.remove();
    await sink.stop();
    await postgres.stop();
  }
}
