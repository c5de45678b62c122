import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#core/platform/instant.ts';
import {
  anna,
  annaAnswered,
  annaTakesIt,
  at,
  botAnswered,
  closed,
  customerWrote,
  gold,
  level,
  officeHours,
  opened,
  openedByAgent,
  policyAt,
  priority,
  published,
  reopened,
  rounds,
  silver,
  status,
  target,
  told,
  toLevel,
} from './clocks.examples.ts';
import { replayHistory } from './replay-history.ts';

const born = [opened, customerWrote, toLevel('gold')] as const;
const friday = policyAt(at('fri 16:00'));

describe('first answer', () => {
  it('SLA-1: starts at the receipt of the first customer message and is kept by the first public answer', () => {
    const [first, ...rest] = rounds('first-answer', told(['mon 10:00', ...born], ['mon 10:18', annaAnswered]), friday);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      outcome: 'met',
      startedAt: at('mon 10:00'),
      dueAt: at('mon 11:00'),
      stoppedAt: at('mon 10:18'),
      elapsedOpenMs: 18 * MINUTE,
      overOpenMs: 0,
      resolvedBy: anna,
    });
  });

  it('SLA-1: a mail fetched late is counted from its receipt', () => {
    const facts = told(
      ['mon 10:00', opened, customerWrote],
      ['mon 12:00', toLevel('gold')],
      ['mon 12:01', annaAnswered],
    );
    expect(rounds('first-answer', facts, friday)[0]).toMatchObject({ startedAt: at('mon 10:00'), outcome: 'missed' });
  });

  it('SLA-1: an agent-made ticket starts no first answer until the customer writes', () => {
    const made = told(['mon 10:00', openedByAgent, toLevel('gold')], ['mon 10:05', annaAnswered]);
    expect(rounds('first-answer', made, friday)).toEqual([]);
    const written = [...made, ...told(['tue 09:00', customerWrote])];
    expect(rounds('first-answer', written, policyAt(at('tue 09:30')))).toMatchObject([
      { outcome: 'running', startedAt: at('tue 09:00') },
    ]);
  });

  it('SLA-6: an answer by a bot stops nothing unless the level lets bots answer', () => {
    const facts = told(['mon 10:00', ...born], ['mon 10:01', botAnswered]);
    expect(rounds('first-answer', facts, friday)[0]).toMatchObject({ outcome: 'running' });
    const kind = { ...gold, definition: { ...gold.definition, botsAnswer: true } };
    expect(rounds('first-answer', facts, policyAt(at('fri 16:00'), [kind]))[0]).toMatchObject({ outcome: 'met' });
  });

  it('SLA-6: exactly at due is met, a millisecond later is missed', () => {
    const exact = told(['mon 10:00', ...born], ['mon 11:00', annaAnswered]);
    expect(rounds('first-answer', exact, friday)[0]).toMatchObject({ outcome: 'met', breachAt: null });
    const late = told(['mon 10:00', ...born], [at('mon 11:00') + 1, annaAnswered]);
    expect(rounds('first-answer', late, friday)[0]).toMatchObject({
      outcome: 'missed',
      overOpenMs: 1,
      overWallMs: 1,
      breachAt: at('mon 11:00') + 1,
    });
  });

  it('SLA-6: a budget that ends with the day is due at the close, and an answer in the evening is in time', () => {
    const facts = told(['mon 16:00', ...born], ['mon 21:40', annaAnswered]);
    expect(rounds('first-answer', facts, friday)[0]).toMatchObject({ outcome: 'met', dueAt: at('mon 17:00') });
    const running = rounds('first-answer', told(['mon 16:00', ...born]), policyAt(at('mon 21:00')))[0];
    expect(running).toMatchObject({ outcome: 'running', breachAt: at('tue 08:00') + 1 });
  });

  it('SLA-6: an answer between two ticks of any scheduler is late by what the instants say', () => {
    const facts = told(['mon 10:00', ...born], ['mon 11:00:00.400', annaAnswered]);
    expect(rounds('first-answer', facts, friday)[0]).toMatchObject({ outcome: 'missed', overOpenMs: 400 });
  });

  it('SLA-6: never answered and past due is running and breached, and its lateness goes on', () => {
    const facts = told(['mon 10:00', ...born]);
    expect(rounds('first-answer', facts, policyAt(at('mon 12:00')))[0]).toMatchObject({
      outcome: 'running',
      breachAt: at('mon 11:00') + 1,
      overOpenMs: HOUR,
    });
  });

  it('SLA-6: the lateness of a missed clock freezes when it stops', () => {
    const facts = told(['mon 10:00', ...born], ['mon 12:00', annaAnswered]);
    for (const now of ['mon 13:00', 'fri 13:00']) {
      expect(rounds('first-answer', facts, policyAt(at(now)))[0]).toMatchObject({
        outcome: 'missed',
        overOpenMs: HOUR,
      });
    }
  });

  it('SLA-6: closing without an answer is recorded, as missed when it was past due', () => {
    const inTime = told(['mon 10:00', ...born], ['mon 10:30', closed]);
    expect(rounds('first-answer', inTime, friday)[0]).toMatchObject({
      outcome: 'cancelled',
      cancelReason: 'closed-without-answer',
    });
    const late = told(['mon 10:00', ...born], ['mon 13:00', closed]);
    expect(rounds('first-answer', late, friday)[0]).toMatchObject({ outcome: 'missed', cancelReason: null });
  });

  it('SLA-1: an answer and closing in one press keep the answer and the resolution, in whichever order recorded', () => {
    for (const press of [
      [annaAnswered, closed],
      [closed, annaAnswered],
    ] as const) {
      const cycles = replayHistory(told(['mon 10:00', ...born], ['mon 10:30', ...press]), friday);
      expect(cycles.map(({ promise, outcome }) => [promise, outcome])).toEqual(
        expect.arrayContaining([
          ['first-answer', 'met'],
          ['resolution', 'met'],
        ]),
      );
      expect(cycles).toHaveLength(2);
    }
  });
});

describe('next answer', () => {
  const answered = [...told(['mon 10:00', ...born], ['mon 10:30', annaAnswered])];

  it('SLA-1: a second mail while waiting neither restarts nor doubles the clock', () => {
    const facts = [...answered, ...told(['tue 09:00', customerWrote], ['tue 09:40', customerWrote])];
    const cycles = rounds('next-answer', facts, policyAt(at('tue 09:50')));
    expect(cycles).toHaveLength(1);
    expect(cycles[0]).toMatchObject({ startedAt: at('tue 09:00'), dueAt: at('tue 10:00') });
  });

  it("SLA-1: an agent's own follow-up starts nothing", () => {
    const facts = [...answered, ...told(['mon 11:00', annaAnswered])];
    expect(rounds('next-answer', facts, friday)).toEqual([]);
    expect(rounds('first-answer', facts, friday)).toHaveLength(1);
  });

  it('SLA-1: an older mail that is fetched later counts from its own receipt', () => {
    const facts = [...answered, ...told(['tue 09:00', customerWrote], ['tue 08:40', customerWrote])];
    expect(rounds('next-answer', facts, policyAt(at('tue 09:10')))[0]).toMatchObject({ startedAt: at('tue 08:40') });
  });

  it('SLA-6: a thank-you after closing starts a clock that can be dismissed', () => {
    const thanks = [...answered, ...told(['mon 11:00', closed], ['mon 12:00', customerWrote])];
    expect(rounds('next-answer', thanks, policyAt(at('mon 12:10')))[0]).toMatchObject({ outcome: 'running' });
    const dismissed = [...thanks, ...told(['mon 12:20', { kind: 'dismissed', userId: anna }])];
    expect(rounds('next-answer', dismissed, friday)[0]).toMatchObject({
      outcome: 'cancelled',
      cancelReason: 'closed-without-answer',
      stoppedAt: at('mon 12:20'),
    });
  });

  it('SLA-6: a thank-you that reopens stops on the next close', () => {
    const facts = [
      ...answered,
      ...told(['mon 11:00', closed], ['mon 12:00', customerWrote, reopened], ['mon 12:20', closed]),
    ];
    expect(rounds('next-answer', facts, friday)[0]).toMatchObject({ outcome: 'cancelled', stoppedAt: at('mon 12:20') });
    expect(rounds('resolution', facts, friday)[0]).toMatchObject({ outcome: 'met', elapsedOpenMs: HOUR + 20 * MINUTE });
  });

  it('SLA-2: stands still with the status only when the level says so', () => {
    const facts = [...answered, ...told(['tue 09:00', customerWrote], ['tue 09:10', status('waiting-for-customer')])];
    expect(rounds('next-answer', facts, policyAt(at('tue 10:30')))[0]).toMatchObject({ overOpenMs: 30 * MINUTE });
    const still = { ...gold, definition: { ...gold.definition, standingStill: ['next-answer'] as const } };
    expect(rounds('next-answer', facts, policyAt(at('tue 10:30'), [still]))[0]).toMatchObject({
      overOpenMs: 0,
      breachAt: null,
      standingSinceAt: at('tue 09:10'),
    });
  });
});

describe('assignment, resolution, update, chat and call', () => {
  const everything = level('all', {
    'first-assign': '30 min',
    'first-resolution': '8 h',
    resolution: '8 h',
    update: '4 h',
    'chat-answer': target('30 s', { clock: 'wall' }),
    'call-answer': target('20 s', { clock: 'wall' }),
  });
  const policy = (now: string) => policyAt(at(now), [everything]);
  const start = told(['mon 10:00', opened, customerWrote, toLevel('all')]);

  it('SLA-1: first assign is kept by the first owner and by nobody else', () => {
    const facts = [...start, ...told(['mon 10:10', { kind: 'assigned', userId: null }], ['mon 10:20', annaTakesIt])];
    expect(rounds('first-assign', facts, policy('tue 10:00'))).toMatchObject([
      { outcome: 'met', stoppedAt: at('mon 10:20'), resolvedBy: anna },
    ]);
  });

  it('SLA-1: a resolution stands still while the customer is waited for, moved by open time only', () => {
    const facts = [...start, ...told(['mon 16:00', status('waiting-for-customer')], ['tue 09:00', status('open')])];
    const [cycle] = rounds('resolution', facts, policy('tue 09:30'));
    expect(cycle).toMatchObject({ elapsedOpenMs: 6.5 * HOUR, dueAt: at('tue 11:00') });
    expect(cycle?.attributed).toEqual({
      oursMs: 6.5 * HOUR,
      thirdPartyMs: 0,
      customerMs: 2 * HOUR,
      closedMs: 15 * HOUR,
    });
  });

  it('SLA-6: a paused clock past its unextended due is not overdue', () => {
    const facts = [...start, ...told(['mon 16:00', status('waiting-for-customer')])];
    expect(rounds('resolution', facts, policy('thu 10:00'))[0]).toMatchObject({
      outcome: 'running',
      dueAt: at('tue 09:00'),
      breachAt: null,
      overOpenMs: 0,
      standingSinceAt: at('mon 16:00'),
    });
  });

  it('SLA-6: paused then closed counts the pause as a pause', () => {
    const facts = [...start, ...told(['mon 16:00', status('waiting-for-customer')], ['thu 10:00', closed])];
    expect(rounds('resolution', facts, policy('fri 10:00'))[0]).toMatchObject({
      outcome: 'met',
      elapsedOpenMs: 6 * HOUR,
    });
  });

  it('SLA-6: many short pauses inside a minute each move it by their own length', () => {
    const pauses = Array.from({ length: 10 }, (_, n) =>
      told(
        [at('mon 10:30') + n * 5_000, status('waiting-for-customer')],
        [at('mon 10:30') + n * 5_000 + 1_234, status('open')],
      ),
    ).flat();
    expect(rounds('resolution', [...start, ...pauses], policy('mon 12:00'))[0]).toMatchObject({
      elapsedOpenMs: 2 * HOUR - 12_340,
      dueAt: at('tue 09:00') + 12_340,
    });
  });

  it('SLA-1: first resolution is judged once, resolution goes on across reopenings', () => {
    const facts = [...start, ...told(['mon 12:00', closed], ['tue 10:00', reopened], ['tue 12:00', closed])];
    expect(rounds('first-resolution', facts, policy('fri 10:00'))).toMatchObject([
      { outcome: 'met', stoppedAt: at('mon 12:00') },
    ]);
    expect(rounds('resolution', facts, policy('fri 10:00'))).toMatchObject([
      { outcome: 'met', stoppedAt: at('tue 12:00'), elapsedOpenMs: 4 * HOUR },
    ]);
    expect(rounds('resolution', facts.slice(0, -1), policy('tue 11:00'))).toMatchObject([
      { outcome: 'running', elapsedOpenMs: 3 * HOUR, dueAt: at('tue 16:00') },
    ]);
  });

  it('SLA-1: update starts at each public answer, and the last ends with the closing', () => {
    const facts = [...start, ...told(['mon 11:00', annaAnswered], ['mon 13:00', annaAnswered], ['mon 14:00', closed])];
    expect(rounds('update', facts, policy('fri 10:00'))).toMatchObject([
      { cycleNo: 1, outcome: 'met', startedAt: at('mon 11:00') },
      { cycleNo: 2, outcome: 'cancelled', cancelReason: 'closed-without-answer', startedAt: at('mon 13:00') },
    ]);
  });

  it('SLA-1: a chat is answered by the first message, a call when a leg is bridged, and can be abandoned', () => {
    const chat = told(
      ['mon 10:00', toLevel('all'), { kind: 'queued', promise: 'chat-answer' }],
      ['mon 10:00:24', annaAnswered],
    );
    expect(rounds('chat-answer', chat, policy('fri 10:00'))).toMatchObject([{ outcome: 'met', elapsedWallMs: 24_000 }]);
    const call = told(['mon 10:00', toLevel('all'), { kind: 'queued', promise: 'call-answer' }]);
    const bridged = told(['mon 10:00:21', { kind: 'bridged', userId: anna }]);
    expect(rounds('call-answer', [...call, ...bridged], policy('fri 10:00'))).toMatchObject([{ outcome: 'missed' }]);
    const gone = told(['mon 10:00:09', { kind: 'abandoned' }]);
    expect(rounds('call-answer', [...call, ...gone], policy('fri 10:00'))).toMatchObject([
      { outcome: 'cancelled', cancelReason: 'abandoned' },
    ]);
  });
});

describe('spam, deletion, merging and splitting', () => {
  it('SLA-6: spam cancels, and not spam brings the clock back with its original start', () => {
    const spam = told(['mon 10:00', ...born], ['mon 10:10', { kind: 'marked-spam' }]);
    expect(rounds('first-answer', spam, friday)).toMatchObject([
      { outcome: 'cancelled', cancelReason: 'spam', stoppedAt: at('mon 10:10') },
    ]);
    const back = [...spam, ...told(['mon 10:30', { kind: 'cleared-spam' }])];
    expect(rounds('first-answer', back, policyAt(at('mon 10:40')))).toMatchObject([
      { outcome: 'running', startedAt: at('mon 10:00'), dueAt: at('mon 11:00') },
    ]);
  });

  it('SLA-6: deletion cancels, a miss already recorded stands, and restoring brings it back', () => {
    const facts = told(['mon 10:00', ...born], ['mon 10:10', { kind: 'deleted' }]);
    expect(rounds('first-answer', facts, friday)[0]).toMatchObject({ outcome: 'cancelled', cancelReason: 'deleted' });
    const late = told(['mon 10:00', ...born], ['mon 12:10', { kind: 'deleted' }]);
    expect(rounds('first-answer', late, friday)[0]).toMatchObject({ outcome: 'missed' });
    const restored = [...facts, ...told(['mon 10:20', { kind: 'restored' }])];
    expect(rounds('first-answer', restored, policyAt(at('mon 10:30')))[0]).toMatchObject({ outcome: 'running' });
  });

  it('SLA-6: a merged child ends merged and its target keeps the earliest start', () => {
    const child = told(['mon 09:00', ...born], ['mon 10:30', { kind: 'merged-away', intoId: 'B' }]);
    expect(replayHistory(child, friday).map(({ outcome, cancelReason }) => [outcome, cancelReason])).toEqual([
      ['cancelled', 'merged'],
      ['cancelled', 'merged'],
    ]);
    const merge = {
      kind: 'merged-in',
      fromId: 'A',
      startedAt: at('mon 09:00'),
      unansweredSince: at('mon 09:00'),
    } as const;
    const parent = told(['mon 10:00', ...born], ['mon 10:30', merge]);
    expect(rounds('first-answer', parent, policyAt(at('mon 10:31')))).toMatchObject([
      { startedAt: at('mon 09:00'), dueAt: at('mon 10:00') },
    ]);
    expect(rounds('resolution', parent, policyAt(at('mon 10:31')))[0]).toMatchObject({ startedAt: at('mon 09:00') });
  });

  it('SLA-6: merging an unanswered ticket into an answered one makes its customer wait there', () => {
    const merge = {
      kind: 'merged-in',
      fromId: 'A',
      startedAt: at('mon 09:00'),
      unansweredSince: at('mon 09:30'),
    } as const;
    const parent = told(['mon 08:10', ...born], ['mon 08:20', annaAnswered], ['mon 10:00', merge]);
    expect(rounds('next-answer', parent, policyAt(at('mon 10:10')))).toMatchObject([{ startedAt: at('mon 09:30') }]);
  });

  it("SLA-6: a split ticket has clocks of its own from the split message's receipt", () => {
    const facts = told(
      ['mon 09:15', opened, { kind: 'split-off', fromId: 'A' }, customerWrote],
      ['mon 13:00', toLevel('silver')],
    );
    expect(rounds('first-answer', facts, policyAt(at('mon 13:05')))[0]).toMatchObject({
      startedAt: at('mon 09:15'),
      dueAt: at('mon 13:15'),
    });
  });

  it('SLA-6: forwarding and a transfer to another department stop and start nothing', () => {
    const before = told(['mon 10:00', ...born]);
    const moved = [...before, ...told(['mon 10:20', { kind: 'moved', siteId: 'site', departmentId: 'returns' }])];
    const now = policyAt(at('mon 10:30'));
    expect(replayHistory(moved, now)).toEqual(replayHistory(before, now));
  });
});

describe('levels, priorities and calendars that change on the way', () => {
  it('SLA-5: a new level counts from the original start with the original pauses; the old round is superseded', () => {
    const facts = told(
      ['mon 10:00', opened, customerWrote, toLevel('silver')],
      ['mon 11:00', status('waiting-for-customer')],
      ['mon 13:00', status('open')],
      ['mon 14:00', toLevel('gold')],
    );
    expect(rounds('resolution', facts, policyAt(at('mon 15:00')))).toMatchObject([
      { levelId: 'silver', outcome: 'cancelled', cancelReason: 'superseded', stoppedAt: at('mon 14:00') },
      { levelId: 'gold', outcome: 'running', startedAt: at('mon 10:00'), elapsedOpenMs: 3 * HOUR, succeeds: true },
    ]);
  });

  it('SLA-5: a miss already recorded stands and is not doubled by a new level', () => {
    const facts = told(['mon 10:00', ...born], ['mon 12:00', toLevel('silver')], ['mon 12:30', annaAnswered]);
    expect(rounds('first-answer', facts, friday)).toMatchObject([
      { levelId: 'gold', outcome: 'missed', stoppedAt: at('mon 12:30'), overOpenMs: 1.5 * HOUR },
    ]);
  });

  it('SLA-5: a clock born already breached by its new level says so, once', () => {
    const facts = told(['mon 10:00', opened, customerWrote, toLevel('silver')], ['mon 13:00', toLevel('gold')]);
    const [old, young] = rounds('first-answer', facts, policyAt(at('mon 13:00')));
    expect(old).toMatchObject({ outcome: 'cancelled', cancelReason: 'superseded' });
    expect(young).toMatchObject({ outcome: 'running', succeeds: true, breachAt: at('mon 11:00') + 1 });
  });

  it('SLA-5: level A to B and back with no time passing changes nothing', () => {
    const before = told(['mon 10:00', ...born]);
    const there = told(['mon 10:20', toLevel('silver'), toLevel('gold')]);
    const now = policyAt(at('mon 10:30'));
    expect(replayHistory([...before, ...there], now)).toEqual(replayHistory(before, now));
  });

  it('SLA-5: level set to none ends the clock superseded, and a missed one missed', () => {
    const facts = told(['mon 10:00', ...born], ['mon 10:30', toLevel(null)]);
    expect(rounds('first-answer', facts, friday)).toMatchObject([{ outcome: 'cancelled', cancelReason: 'superseded' }]);
    const late = told(['mon 10:00', ...born], ['mon 11:30', toLevel(null)], ['mon 12:30', annaAnswered]);
    expect(rounds('first-answer', late, friday)).toMatchObject([{ outcome: 'missed', stoppedAt: at('mon 11:30') }]);
  });

  it('SLA-2: a priority with a target of its own re-judges the clock, one without leaves it alone', () => {
    const levels = [
      {
        ...gold,
        definition: {
          ...gold.definition,
          targets: { 'first-answer': { standard: target('4 h'), byPriority: { high: target('1 h') } } },
        },
      },
    ];
    const facts = told(['mon 10:00', ...born, priority('low')], ['mon 10:20', priority('high')]);
    expect(rounds('first-answer', facts, policyAt(at('mon 10:30'), levels))).toMatchObject([
      { dueAt: at('mon 14:00'), cancelReason: 'superseded' },
      { dueAt: at('mon 11:00'), outcome: 'running' },
    ]);
    const same = told(['mon 10:00', ...born, priority('low')], ['mon 10:20', priority('medium')]);
    expect(rounds('first-answer', same, policyAt(at('mon 10:30'), levels))).toHaveLength(1);
  });

  it('SLA-5: saving a level again without a change supersedes nothing', () => {
    const again = { ...gold, id: 'gold-2', revisionNo: 2, publishedAt: at('mon 10:20') };
    const facts = told(['mon 10:00', ...born]);
    expect(rounds('first-answer', facts, policyAt(at('mon 10:30'), [gold, again]))).toMatchObject([
      { outcome: 'running', levelRevisionId: 'gold-2', dueAt: at('mon 11:00') },
    ]);
  });

  it('CAL-5: a revised target moves running clocks and leaves stopped ones as they were judged', () => {
    const stricter = level('gold', { 'first-answer': '30 min' });
    const revised = [gold, { ...stricter, id: 'gold-2', revisionNo: 2, publishedAt: at('mon 12:00') }];
    const stopped = told(['mon 10:00', ...born], ['mon 10:45', annaAnswered]);
    expect(rounds('first-answer', stopped, policyAt(at('fri 16:00'), revised))).toMatchObject([
      { outcome: 'met', levelRevisionId: 'gold-1' },
    ]);
    const running = told(['mon 11:50', ...born]);
    expect(rounds('first-answer', running, policyAt(at('mon 12:05'), revised))).toMatchObject([
      { outcome: 'cancelled', cancelReason: 'superseded' },
      { outcome: 'running', dueAt: at('mon 12:20') },
    ]);
  });

  it('CAL-5: a holiday entered late moves an open due, and past verdicts stay', () => {
    const day = { date: '2025-11-04', name: 'Inventering' };
    const holiday = { ...officeHours, revisionId: 'office-2', redDayOverrides: [{ ...day, says: 'closed' as const }] };
    const calendars = [published(officeHours), published(holiday, at('tue 12:00'))];
    const running = told(['mon 16:00', opened, customerWrote, toLevel('silver')]);
    expect(rounds('first-answer', running, policyAt(at('tue 10:30')))[0]).toMatchObject({ dueAt: at('tue 11:00') });
    const open = told(['mon 16:00', opened, customerWrote, toLevel('silver')]);
    const moved = rounds('resolution', open, policyAt(at('tue 13:00'), [gold, silver], calendars));
    expect(moved).toMatchObject([{ outcome: 'running', calendarRevisionId: 'office-2', dueAt: at('fri 13:00') }]);
    const missed = [...running, ...told(['tue 11:30', annaAnswered])];
    expect(rounds('first-answer', missed, policyAt(at('tue 13:00'), [gold, silver], calendars))[0]).toMatchObject({
      outcome: 'missed',
      calendarRevisionId: 'office-1',
    });
    expect(rounds('first-answer', running, policyAt(at('tue 13:00'), [gold, silver], calendars))[0]).toMatchObject({
      outcome: 'running',
      calendarRevisionId: 'office-1',
      breachAt: at('tue 11:00') + 1,
    });
  });

  it('SLA-2: a deleted level keeps judging what it judged', () => {
    const facts = told(['mon 10:00', ...born], ['mon 10:18', annaAnswered]);
    expect(rounds('first-answer', facts, policyAt(at('fri 16:00'), [gold]))[0]).toMatchObject({
      levelId: 'gold',
      outcome: 'met',
    });
  });

  it('SLA-6: a calendar that never opens is never due, at once', () => {
    const shut = { ...officeHours, week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } };
    expect(
      rounds('first-answer', told(['mon 10:00', ...born]), policyAt(at('fri 16:00'), [gold], [published(shut)]))[0],
    ).toMatchObject({
      outcome: 'running',
      dueAt: null,
      breachAt: null,
    });
  });
});
