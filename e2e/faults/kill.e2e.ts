import { expect, it } from 'vitest';
import { type KillReport, killUnderLoad } from '#tools/faults/kill-rounds.ts';

const kills = 3;

it.concurrent('EML-1, SLA-8: killed under mail load with its own database, no mail is lost or doubled and every miss is told once', async () => {
  judge(await killUnderLoad(kills, 'embedded', console.log));
});

it.concurrent('EML-1, SLA-8: killed under mail load with an external database, no mail is lost or doubled and every miss is told once', async () => {
  judge(await killUnderLoad(kills, 'external', console.log));
});

function judge(report: KillReport): void {
  expect(report.acknowledged).toBeGreaterThan(kills * 5);
  expect(report.lost).toEqual([]);
  expect(report.doubled).toEqual([]);
  expect(report.missesDue).toBeGreaterThanOrEqual(report.acknowledged);
  expect(report.wrongMisses).toEqual([]);
  expect(report.warningsTold).toBeGreaterThan(0);
  expect(report.doubledNotices).toEqual([]);
  // Two products start beside each other here; alone it must be under five seconds.
  expect(Math.max(...report.starts)).toBeLessThan(10_000);
}
