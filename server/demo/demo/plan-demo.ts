import { DAY, HOUR, type Instant, MINUTE, SECOND } from '#core/platform/instant.ts';
import { type DemoStory, demoStories } from './demo-stories.ts';

/** One thing that happens to a demo ticket after it came. */
export interface DemoAct {
  readonly at: Instant;
  readonly does: 'answer' | 'close' | 'customer' | 'note' | 'wait' | 'third-party' | 'assign';
}

/** A demo ticket: its story, when it came, and what happened up to now. */
export interface DemoTicket {
  readonly story: DemoStory;
  /** Which of the site's customers and agents. */
  readonly person: number;
  readonly agent: number;
  readonly group: number;
  readonly receivedAt: Instant;
  readonly acts: readonly DemoAct[];
}

/** How many tickets the demo world has (ONB-1). */
export const demoTicketCount = 94;
const days = 28;
/** The site that answers at night and on Sundays too. */
const roundTheClock: DemoStory['site'] = 'NORRVIK';
/** The weekday on which instants begin, Sunday being 0. */
const THURSDAY = 4;

/**
 * Tells the last four weeks: most answers in time, some late, the last two days still under way (ONB-1).
 *
 * The same instant gives the same plan, so a loading that was cut off goes on where it was.
 */
export function planDemo(now: Instant): readonly DemoTicket[] {
  const told = Array.from({ length: demoTicketCount - onDuty.length }, (_, n) => planTicket(n, now));
  return [...told, ...onDuty.map((_, n) => planOnDuty(n, now))].toSorted((a, b) => a.receivedAt - b.receivedAt);
}

/**
 * Minutes since tickets came to the site that answers round the clock, and what has happened: so that at any hour of
 * any day some are overdue, some near their hour and some on track.
 */
const onDuty: readonly (readonly [age: number, course: Course])[] = [
  [4, []],
  [13, [[2, 'assign']]],
  [24, []],
  [35, [[5, 'assign']]],
  [44, []],
  [53, [[9, 'assign']]],
  [66, []],
  [86, [[20, 'note']]],
  [415, [[25, 'answer']]],
  [455, [[31, 'answer']]],
];

function planOnDuty(n: number, now: Instant): DemoTicket {
  const stories = demoStories.filter((story) => story.site === roundTheClock);
  const [age, course] = onDuty[n] ?? [1, []];
  const receivedAt = now - age * MINUTE;
  return {
    story: stories[n % stories.length] as DemoStory,
    person: n,
    agent: n,
    group: n,
    receivedAt,
    acts: course.map(([minutes, does]) => ({ at: receivedAt + minutes * MINUTE, does })),
  };
}

function planTicket(n: number, now: Instant): DemoTicket {
  const story = demoStories[n % demoStories.length] as DemoStory;
  const age = n < 18 ? recentAges[n] : undefined;
  const receivedAt =
    age === undefined
      ? pastDesk(
          now,
          now -
            (2 + ((n - 18) * (days - 3)) / (demoTicketCount - onDuty.length - 18)) * DAY -
            ((n * 97) % 420) * MINUTE,
        )
      : now - age * MINUTE;
  const always = story.site === roundTheClock;
  const acts = (age === undefined ? pastCourse(n, always ? 0.4 : 1) : recentCourse(n, age, always)).map(
    ([minutes, does]) => ({
      // What is under way is told to the minute; what is past happened while somebody was at the desk.
      at: age === undefined && !always ? atDesk(receivedAt + minutes * MINUTE) : receivedAt + minutes * MINUTE,
      does,
    }),
  );
  const ordered: DemoAct[] = [];
  for (const act of acts) ordered.push({ ...act, at: Math.max(act.at, (ordered.at(-1)?.at ?? receivedAt) + MINUTE) });
  return {
    story,
    person: n + Math.floor(n / 3),
    agent: n * 3 + Math.floor(n / 7),
    group: n,
    receivedAt,
    acts: ordered.filter((act) => act.at < now),
  };
}

/** Minutes since each of the tickets that are still under way came. */
const recentAges = [7, 16, 26, 38, 52, 75, 95, 130, 170, 215, 260, 330, 420, 1300, 1420, 1560, 1700, 2600] as const;

/** Minutes to the first answer of past tickets: one in seven is late. */
const answerDelays = [18, 42, 9, 65, 130, 27, 330, 51, 14, 88, 35, 210, 22, 560, 47, 30] as const;

type Course = readonly (readonly [minutes: number, does: DemoAct['does']])[];

/** A site that promises more answers and solves sooner: `pace` shortens its delays. */
function pastCourse(n: number, pace: number): Course {
  const delay = Math.ceil((answerDelays[(n + Math.floor(n / 16)) % answerDelays.length] ?? 30) * pace);
  const second = Math.ceil((answerDelays[(n * 5 + 3) % answerDelays.length] ?? 30) * pace);
  const after = (minutes: number) => delay + Math.ceil(minutes * (pace < 1 ? pace / 2 : 1));
  if (n % 4 === 0)
    return [
      [3, 'assign'],
      [delay, 'answer'],
      [after(190), 'customer'],
      [after(190) + second, 'answer'],
      [after(1500), 'close'],
    ];
  if (n % 4 === 1)
    return [
      [delay, 'answer'],
      [after(240) + second, 'close'],
    ];
  if (n % 4 === 2)
    return [
      [6, 'assign'],
      [delay - 5, 'note'],
      [delay, 'answer'],
      [delay + 1, 'wait'],
      [after(1700), 'close'],
    ];
  return [
    [delay, 'answer'],
    [delay + 30, 'third-party'],
    [after(1440), 'answer'],
    [after(1460), 'close'],
  ];
}

function recentCourse(n: number, age: number, always: boolean): Course {
  const half = Math.round(age / 2);
  const courses: readonly Course[] = [
    [],
    [[2, 'assign']],
    [
      [half, 'answer'],
      [half + 1, 'wait'],
    ],
    [],
    [
      [half, 'answer'],
      [half + Math.round(age / 4), 'customer'],
    ],
    [
      [3, 'assign'],
      [half, 'note'],
    ],
    [
      [half, 'answer'],
      [half + 2, 'third-party'],
    ],
    [
      [Math.round(age / 6), 'answer'],
      [half, 'close'],
    ],
  ];
  const course = courses[n % courses.length] ?? [];
  // Where somebody always answers nothing has waited for hours.
  return always && course.length < 2 ? [[Math.min(40, half), 'answer']] : course;
}

/** At the desk in the past: what would come when it opens again came a week before. */
function pastDesk(now: Instant, exactAt: Instant): Instant {
  const at = atDesk(exactAt);
  return at < now ? at : at - 7 * DAY;
}

/** The instant itself when somebody is at the desk then, else the next weekday morning; in round terms, in UTC. */
function atDesk(exactAt: Instant): Instant {
  const at = Math.floor(exactAt / SECOND) * SECOND;
  let moved = at;
  for (let tries = 0; tries < 8; tries += 1) {
    const day = (Math.floor(moved / DAY) + THURSDAY) % 7;
    const hour = Math.floor((moved % DAY) / HOUR);
    if (day !== 0 && day !== 6 && hour >= 7 && hour < 15) return moved;
    const next = day !== 0 && day !== 6 && hour < 7 ? 0 : DAY;
    moved = moved - (moved % DAY) + next + 7 * HOUR + (Math.floor(at / MINUTE) % 90) * MINUTE;
  }
  return moved;
}
