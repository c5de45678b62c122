import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '#core/platform/instant.ts';
import {
  addOpenTime,
  compileCalendar,
  isOpen,
  nextClosing,
  nextOpening,
  openSpans,
  openTimeBetween,
  stretches,
  subtractOpenTime,
} from './compiled-calendar.ts';
import { minuteOracle } from '#tools/oracles/minute-oracle.ts';
import { randomCalendar, randomInstant } from '#tools/oracles/random-calendar.ts';

describe('any calendar against the naive oracle that walks minute by minute', () => {
  it('CAL-4: open or closed at every minute of three days, as the oracle says', () => {
    fc.assert(
      fc.property(randomCalendar, randomInstant, ({ calendar, redDays }, at) => {
        const engine = compileCalendar(calendar, redDays);
        const oracle = minuteOracle(calendar, redDays);
        for (let minute = at; minute < at + 3 * DAY; minute += 7 * MINUTE) {
          expect(isOpen(engine, minute), new Date(minute).toISOString()).toBe(oracle.isOpen(minute));
        }
      }),
      { numRuns: 80 },
    );
  }, 60_000);

  it('CAL-4: the open time between two instants is as many minutes as the oracle counts', () => {
    fc.assert(
      fc.property(randomCalendar, randomInstant, fc.integer({ min: 0, max: 5 * 1440 }), (one, from, minutes) => {
        const engine = compileCalendar(one.calendar, one.redDays);
        const to = from + minutes * MINUTE;
        const counted = minuteOracle(one.calendar, one.redDays).openMinutes(from, to) * MINUTE;
        expect(openTimeBetween(engine, from, to)).toBe(counted);
        expect(openTimeBetween(engine, to, from)).toBe(counted === 0 ? 0 : -counted);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('CAL-4: N open minutes after an instant is where the oracle arrives', () => {
    fc.assert(
      fc.property(randomCalendar, randomInstant, fc.integer({ min: 0, max: 1500 }), (one, from, minutes) => {
        const engine = compileCalendar(one.calendar, one.redDays);
        const limit = from + 6 * DAY;
        const arrived = minuteOracle(one.calendar, one.redDays).walk(from, minutes, limit);
        const due = addOpenTime(engine, from, minutes * MINUTE);
        if (arrived === 'beyond') expect(due === 'never' || due > limit).toBe(true);
        else expect(due).toBe(arrived);
      }),
      { numRuns: 50 },
    );
  }, 60_000);
});

describe('any calendar against itself', () => {
  const anyMs = fc.integer({ min: 0, max: 90 * DAY });

  it('CAL-4: openTimeBetween(a, addOpenTime(a, d)) is d, to the millisecond, and due is the earliest such instant', () => {
    fc.assert(
      fc.property(randomCalendar, randomInstant, anyMs, fc.nat(59_999), ({ calendar, redDays }, at, ms, extra) => {
        const engine = compileCalendar(calendar, redDays);
        const from = at + extra;
        const due = addOpenTime(engine, from, ms);
        if (due === 'never') return;
        expect(openTimeBetween(engine, from, due)).toBe(ms);
        if (ms > 0) expect(openTimeBetween(engine, from, due - 1)).toBe(ms - 1);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('CAL-4: taking open time back is the mirror: the latest instant from which it fits', () => {
    fc.assert(
      fc.property(randomCalendar, randomInstant, anyMs, ({ calendar, redDays }, to, ms) => {
        const engine = compileCalendar(calendar, redDays);
        const from = subtractOpenTime(engine, to, ms);
        if (from === 'never') return;
        expect(openTimeBetween(engine, from, to)).toBe(ms);
        if (ms > 0) expect(openTimeBetween(engine, from + 1, to)).toBe(ms - 1);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('CAL-4: stretches cover the time without gap, agree with isOpen, and their open parts sum to the open time', () => {
    fc.assert(
      fc.property(randomCalendar, randomInstant, fc.integer({ min: 1, max: 40 * DAY }), (one, from, ms) => {
        const engine = compileCalendar(one.calendar, one.redDays);
        const pieces = stretches(engine, from, from + ms);
        expect(pieces[0]?.from).toBe(from);
        expect(pieces.at(-1)?.to).toBe(from + ms);
        let open = 0;
        pieces.forEach((piece, index) => {
          if (index > 0) expect(piece.from).toBe(pieces[index - 1]?.to);
          expect(isOpen(engine, piece.from)).toBe(piece.open);
          expect(isOpen(engine, piece.to - 1)).toBe(piece.open);
          if (piece.open) open += piece.to - piece.from;
        });
        expect(open).toBe(openTimeBetween(engine, from, from + ms));
        const spans = openSpans(engine, from, from + ms);
        expect(spans.reduce((sum, span) => sum + span.to - span.from, 0)).toBe(open);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('CAL-4: the next opening is open and nothing before it is; the next closing is closed', () => {
    fc.assert(
      fc.property(randomCalendar, randomInstant, ({ calendar, redDays }, at) => {
        const engine = compileCalendar(calendar, redDays);
        const opens = nextOpening(engine, at);
        const closes = nextClosing(engine, at);
        if (opens === 'never') expect(closes).toBe('never');
        else {
          expect(isOpen(engine, opens)).toBe(true);
          expect(openTimeBetween(engine, at, opens)).toBe(0);
          if (closes === 'never') return;
          expect(isOpen(engine, closes)).toBe(false);
          expect(openTimeBetween(engine, opens, closes)).toBe(closes - opens);
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('CAL-4: the order in which years are asked about changes no answer', () => {
    fc.assert(
      fc.property(randomCalendar, randomInstant, randomInstant, ({ calendar, redDays }, a, b) => {
        const forward = compileCalendar(calendar, redDays);
        const backward = compileCalendar(calendar, redDays);
        const years = [a - 4000 * DAY, a, b, b + 3000 * DAY];
        const answers = years.map((at) => openTimeBetween(forward, at, b));
        const again = years.toReversed().map((at) => openTimeBetween(backward, at, b));
        expect(again.toReversed()).toEqual(answers);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
