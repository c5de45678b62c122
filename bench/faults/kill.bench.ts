import { killUnderLoad } from '#tools/faults/kill-rounds.ts';
import { report } from '../report.ts';

/** Thirty kills at random moments under mail load with each database; what was lost or doubled must be nothing. */
for (const database of ['embedded', 'external'] as const) {
  const { kills, starts, acknowledged, lost, doubled, missesDue, wrongMisses, warningsTold, doubledNotices } =
    await killUnderLoad(30, database, console.log);
  for (const wrong of [...lost, ...doubled, ...wrongMisses, ...doubledNotices].slice(0, 20))
    console.log(`WRONG: ${wrong}`);
  const counts = `${kills} kills, ${acknowledged} mails acknowledged, ${missesDue} misses due, ${warningsTold} warnings`;
  report(`faults.${database}.lostMails`, lost.length, 'count', counts);
  report(`faults.${database}.doubledMails`, doubled.length, 'count', counts);
  report(`faults.${database}.wrongNotices`, wrongMisses.length + doubledNotices.length, 'count', counts);
  report(
    `faults.${database}.slowestStart`,
    Math.max(...starts) / 1000,
    's',
    'from the start after a kill to the first answer',
  );
}
