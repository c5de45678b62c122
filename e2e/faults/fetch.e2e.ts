import { expect, it } from 'vitest';
import { killWhileFetching } from '#tools/faults/fetch-rounds.ts';

it('EML-1, EML-4: killed while fetching from a real mailbox, no mail is lost or doubled, and none is put aside unstored', async () => {
  const report = await killWhileFetching(3, console.log);
  expect(report.acknowledged).toBeGreaterThan(50);
  expect(report.lost).toEqual([]);
  expect(report.doubled).toEqual([]);
  expect(report.unread).toBe(0);
  expect(report.wrongMisses).toEqual([]);
  expect(report.doubledNotices).toEqual([]);
}, 400_000);
