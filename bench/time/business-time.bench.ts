import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import { Temporal } from 'temporal-polyfill';
import { addOpenTime, compileCalendar, openTimeBetween } from '#core/time/calendars/compiled-calendar.ts';
import { MINUTE } from '#core/platform/instant.ts';
import { everyWeekday, type Question, questions, redDays, zone } from './questions.ts';
import { temporalWalk } from './temporal-walk.ts';
import { report } from '../report.ts';

/**
 * `addOpenTime` and `openTimeBetween` against the fastest npm peers that give right answers, all in this one run.
 *
 * A peer counts when each of its answers is right, by a walk over Temporal's days that shares nothing with the engine.
 * dayjs-business-time reckons only in the zone of the process and is asked in UTC, where it can be right.
 */
process.env['TZ'] = 'UTC';
dayjs.extend(businessTime);
const dayjsHours = everyWeekday.map(({ from, to }) => ({ start: clock(from), end: clock(to) }));
dayjs.setBusinessTime({
  sunday: null,
  monday: dayjsHours,
  tuesday: dayjsHours,
  wednesday: dayjsHours,
  thursday: dayjsHours,
  friday: dayjsHours,
  saturday: null,
});
dayjs.setHolidays([...redDays]);

interface Peer {
  readonly name: string;
  readonly zone: string;
  readonly add: (question: Question) => number;
  readonly between: (question: Question) => number;
}

const walk = (name: string, at: string): Peer => {
  const walker = temporalWalk(Temporal, at, everyWeekday, redDays);
  return {
    name,
    zone: at,
    add: ({ from, ms }) => walker.add(from, ms),
    between: ({ from, to }) => walker.between(from, to),
  };
};
const peers: readonly Peer[] = [
  walk('temporal-polyfill', zone),
  walk('temporal-polyfill', 'UTC'),
  {
    name: 'dayjs-business-time',
    zone: 'UTC',
    add: ({ from, ms }) =>
      dayjs(from)
        .addBusinessMinutes(ms / MINUTE)
        .valueOf(),
    between: ({ from, to }) => Math.abs(dayjs(from).businessMinutesDiff(dayjs(to))) * MINUTE,
  },
];

for (const kind of ['add', 'between'] as const) {
  const name = kind === 'add' ? 'time.addOpenTime' : 'time.openTimeBetween';
  let least = { ratio: Number.POSITIVE_INFINITY, peer: 'none' };
  for (const peer of peers) {
    const judge = temporalWalk(Temporal, peer.zone, everyWeekday, redDays);
    const right = (question: Question) =>
      kind === 'add' ? judge.add(question.from, question.ms) : judge.between(question.from, question.to);
    const ours = oursIn(peer.zone);
    const wrongOurs = questions.slice(0, 200).filter((one) => ours[kind](one) !== right(one)).length;
    const wrongPeer = questions.slice(0, 200).filter((one) => peer[kind](one) !== right(one)).length;
    if (wrongOurs > 0) throw new Error(`ours is wrong ${wrongOurs} times of 200 in ${peer.zone}`);
    const oursRate = rate(ours[kind], 600);
    const peerRate = rate(peer[kind], 1_500);
    const ratio = oursRate / peerRate;
    console.log(
      JSON.stringify({
        name,
        zone: peer.zone,
        ours: Math.round(oursRate),
        peer: peer.name,
        peerRate: Math.round(peerRate),
        peerWrongOf200: wrongPeer,
        ratio: Math.round(ratio),
      }),
    );
    if (wrongPeer === 0 && ratio < least.ratio) least = { ratio, peer: `${peer.name} in ${peer.zone}` };
  }
  report(`${name}.ratio`, least.ratio, 'ratio', `against ${least.peer}`);
}

function oursIn(at: string): Pick<Peer, 'add' | 'between'> {
  const compiled = compileCalendar(
    {
      id: 'bench',
      revisionId: 'bench',
      name: 'bench',
      zone: at,
      week: {
        mon: everyWeekday,
        tue: everyWeekday,
        wed: everyWeekday,
        thu: everyWeekday,
        fri: everyWeekday,
        sat: [],
        sun: [],
      },
      redDaySet: null,
      redDayOverrides: [],
      deviations: [],
    },
    redDays.map((date) => ({ date, name: date })),
  );
  return {
    add: ({ from, ms }) => addOpenTime(compiled, from, ms) as number,
    between: ({ from, to }) => openTimeBetween(compiled, from, to),
  };
}

/** Answers a second, over so many milliseconds after a warm-up; the clock is read once in all questions. */
function rate(ask: (question: Question) => number, lasting: number): number {
  let sum = 0;
  const run = (length: number) => {
    const began = performance.now();
    let count = 0;
    while (performance.now() - began < length) {
      for (const question of questions) sum += ask(question);
      count += questions.length;
    }
    return (count / (performance.now() - began)) * 1_000;
  };
  run(200);
  const answers = run(lasting);
  if (Number.isNaN(sum)) throw new Error('an answer is no number');
  return answers;
}

function clock(minute: number): string {
  const text = new Date(minute * MINUTE).toISOString();
  return text.slice(11, 19);
}
