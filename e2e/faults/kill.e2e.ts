import { expect, it } from 'vitest';
import type { Effects } from '#tools/faults/count-effects.ts';
import { killUnderLoad } from '#tools/faults/kill-rounds.ts';
import { killOneOfTwo } from '#tools/faults/two-instances.ts';

const kills = 3;

it.concurrent.each(['embedded', 'external'] as const)(
  'EML-1, SLA-8: killed under mail load with the %s database, no mail is lost or doubled and every miss is told once',
  async (database) => {
    const report = await killUnderLoad(kills, database, console.log);
    judge(report);
  },
);

it('OPS-1, SLA-8: one of two instances on one PostgreSQL is killed: no mail is lost or doubled, no notice comes twice', async () => {
  judge(await killOneOfTwo(console.log));
});

function judge(report: Effects): void {
  expect(report.acknowledged).toBeGreaterThan(5);
  expect(report.lost).toEqual([]);
  expect(report.doubled).toEqual([]);
  expect(report.missesDue).toBeGreaterThanOrEqual(report.acknowledged);
  expect(report.wrongMisses).toEqual([]);
  expect(report.warningsTold).toBeGreaterThan(0);
  expect(report.doubledNotices).toEqual([]);
}
