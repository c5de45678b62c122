import type { Fact } from '#core/promise/clocks/history.ts';
import { explainDue } from '#core/promise/clocks/explain-due.ts';
import { at, level, officeHours, policyAt, published } from '#core/promise/clocks/clocks.examples.ts';
import { replayHistory } from '#core/promise/clocks/replay-history.ts';
import { HOUR } from '#core/platform/instant.ts';
import { quantile, report } from '../report.ts';

/** A ticket of two months with a hundred pauses and answers: judged from its history, and its deadline explained. */
const start = at('mon 08:00');
const facts: Fact[] = [
  { kind: 'opened', by: 'customer', at: start, eventId: 'a' },
  { kind: 'customer-wrote', at: start, eventId: 'a' },
  { kind: 'level-set', levelId: 'silver', why: { kind: 'none' }, at: start, eventId: 'b' },
];
for (let turn = 1; turn <= 100; turn += 1) {
  const when = start + turn * 14 * HOUR;
  const waits = turn % 2 === 1;
  if (waits) facts.push({ kind: 'agent-answered', userId: 'anna', at: when, eventId: `${turn}` });
  else facts.push({ kind: 'customer-wrote', at: when, eventId: `${turn}` });
  const category = waits ? 'waiting-for-customer' : 'open';
  facts.push({ kind: 'status-set', category, userId: null, at: when, eventId: `${turn}` });
}
const patient = level('silver', { 'first-answer': '4 h', 'next-answer': '4 h', resolution: '160 h' });
const policy = policyAt(start + 101 * 14 * HOUR, [patient], [published(officeHours)]);
const [replays, tellings]: [number[], number[]] = [[], []];
for (let round = 0; round < 600; round += 1) {
  const began = performance.now();
  const cycles = replayHistory(facts, policy);
  const judged = performance.now();
  const resolution = cycles.find(({ promise }) => promise === 'resolution');
  if (!resolution) throw new Error('The history should have a resolution.');
  explainDue(resolution, cycles, policy);
  if (round < 100) continue;
  replays.push(judged - began);
  tellings.push(performance.now() - judged);
}
report('promise.replay.p50', quantile(replays, 0.5), 'ms', `${facts.length} facts`);
report('promise.replay.p99', quantile(replays, 0.99), 'ms');
report('promise.explain.p50', quantile(tellings, 0.5), 'ms');
report('promise.explain.p99', quantile(tellings, 0.99), 'ms');
