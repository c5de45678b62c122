import type { Actor } from '#core/platform/actor.ts';
import { DAY } from '#core/platform/instant.ts';
import { readSetting, writeSetting } from '#server/platform/config/settings.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { sender } from './make-run.ts';
import { forgetFilesBefore } from './runs.store.ts';

const KEY = 'report-centre.keep-days';

/** How many days the files of sent reports are kept (REP-1); a year until it is set. */
export async function readKeepDays(tx: Tx): Promise<number> {
  return (await readSetting<number>(tx, KEY)) ?? 365;
}

/** Sets how many days the files of sent reports are kept (REP-1). */
export async function changeKeepDays(tx: Tx, by: Actor, { keepDays }: { keepDays: number }): Promise<number> {
  await writeSetting(tx, KEY, keepDays);
  tx.record(by, { type: 'report-keeping.changed', subject: { kind: 'settings', id: KEY }, data: { keepDays } });
  return keepDays;
}

/** Forgets the files whose time is over (REP-1); when they were sent, and to whom, stays. */
export async function forgetOldFiles(tx: Tx): Promise<void> {
  const keepDays = await readKeepDays(tx);
  const count = await forgetFilesBefore(tx, tx.now - keepDays * DAY);
  if (count > 0)
    tx.record(sender, {
      type: 'report-files.forgotten',
      subject: { kind: 'settings', id: KEY },
      data: { count, keepDays },
    });
}
