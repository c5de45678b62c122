import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#core/platform/instant.ts';
import {
  customerWrote,
  level,
  officeHours,
  opened,
  policyAt,
  published,
  status,
  told,
  toLevel,
} from './clocks.examples.ts';
import { explainDue } from './explain-due.ts';
import { replayHistory } from './replay-history.ts';

/** Stockholm in winter time, late October to early November 2025. */
const at = (day: number, time: string, month = 9) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return Date.UTC(2025, month, day, hour - 1, minute);
};
const beforeRedDay = {
  ...officeHours,
  deviations: [
    {
      id: 'eve',
      name: 'Dag före röd dag',
      says: 'closed' as const,
      when: { beforeRedDay: true, hours: { from: 720, to: 1440 } },
    },
  ],
};
const redDays = [{ date: '2025-11-01', name: 'Alla helgons dag' }];
const silver = level('silver', { resolution: '24 h' }, { warnAt: [50, 75] });
const gold = level('gold', { resolution: '20 h' }, { warnAt: [50, 75] });
const vip = { kind: 'rule', id: 'vip', name: 'VIP-kunder' } as const;

const facts = told(
  [at(28, '14:12'), opened, customerWrote, toLevel('silver')],
  [at(29, '09:30'), status('waiting-for-customer')],
  [at(29, '15:10'), status('open')],
  [at(30, '09:05'), { kind: 'level-set', levelId: 'gold', why: vip }],
);

describe('why is this due then', () => {
  const policy = policyAt(at(30, '13:36'), [silver, gold], [published(beforeRedDay, 0, redDays)]);
  const cycles = replayHistory(facts, policy);
  const running = cycles.find(({ outcome }) => outcome === 'running');
  if (!running) throw new Error('The resolution should be running.');
  const { rows, countedMs, aheadMs, targetMs } = explainDue(running, cycles, policy);

  it('SLA-9: a resolution across nights, a pause, a new level and a red day is due Monday 08:52', () => {
    expect(running.dueAt).toBe(at(3, '08:16', 10) + 36 * MINUTE);
    expect([countedMs, aheadMs, targetMs]).toEqual([11 * HOUR + 44 * MINUTE, 8 * HOUR + 16 * MINUTE, 20 * HOUR]);
  });

  it('SLA-9: every stretch is told in order with its time and its reason', () => {
    const said = rows.map((row) => {
      if (row.kind === 'event') return row.event.kind;
      const because = 'reasons' in row ? row.reasons.map(({ kind }) => kind).join('+') : (row.reason?.kind ?? '');
      return `${row.kind} ${row.ms / MINUTE} ${because || row.category}`;
    });
    expect(said).toEqual([
      'started',
      'counted 168 week',
      'closed 900 outside-hours+outside-hours',
      'counted 90 week',
      'still 340 waiting-for-customer',
      'counted 110 week',
      'closed 900 outside-hours+outside-hours',
      'counted 65 week',
      'level-changed',
      'counted 271 week',
      'now',
      'ahead 204 week',
      'closed 900 outside-hours+outside-hours',
      'ahead 240 week',
      'closed 4080 deviation+red-day+closed-weekday+outside-hours',
      'ahead 52 week',
      'due',
    ]);
  });

  it('SLA-9: the change of level says from what, to what and why', () => {
    expect(rows.find((row) => row.kind === 'event' && row.event.kind === 'level-changed')).toMatchObject({
      at: at(30, '09:05'),
      event: { fromTargetMs: 24 * HOUR, toTargetMs: 20 * HOUR, why: vip },
    });
  });

  it('SLA-9: a clock standing still tells when it would be due if it went on now', () => {
    const paused = [...facts, ...told([at(30, '10:00'), status('waiting-for-customer')])];
    const cycles = replayHistory(paused, policy);
    const standing = cycles.find(({ outcome }) => outcome === 'running');
    if (!standing) throw new Error('The resolution should be running.');
    const explained = explainDue(standing, cycles, policy);
    expect(explained.rows.at(-1)).toMatchObject({ event: { kind: 'due', ifResumed: true } });
    expect(explained.countedMs + explained.aheadMs).toBe(20 * HOUR);
  });
});
