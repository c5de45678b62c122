import { describe, expect, it } from 'vitest';
import { emptyWeek } from '#core/time/calendars/calendar.ts';
import { parseClock } from './hours-text.ts';
import { carried, drawn, moved, resized, tidied } from './week-blocks.ts';

describe('drawing on the week', () => {
  it('CAL-6: a drag snaps to the quarter, with Alt to the minute, up or down', () => {
    expect(drawn(487, 1013, 15)).toEqual({ from: 480, to: 1020 });
    expect(drawn(1013, 487, 1)).toEqual({ from: 487, to: 1013 });
    expect(drawn(482, 484, 15)).toEqual({ from: 480, to: 495 });
    expect(drawn(1440, 1440, 15)).toEqual({ from: 1425, to: 1440 });
  });

  it('CAL-6: a block moves within its day and keeps its length', () => {
    expect(moved({ from: 480, to: 1020 }, 15)).toEqual({ from: 495, to: 1035 });
    expect(moved({ from: 480, to: 1020 }, 600)).toEqual({ from: 900, to: 1440 });
    expect(moved({ from: 1320, to: 360 }, 15)).toEqual({ from: 1335, to: 375 });
  });

  it('CAL-6: an edge never passes the other', () => {
    expect(resized({ from: 480, to: 510 }, 'to', -60, 15)).toEqual({ from: 480, to: 495 });
    expect(resized({ from: 480, to: 510 }, 'from', 60, 15)).toEqual({ from: 495, to: 510 });
  });

  it('CAL-6: a block is carried to the next day, and blocks that meet become one', () => {
    const week = { ...emptyWeek, mon: [{ from: 480, to: 720 }], tue: [{ from: 700, to: 1020 }] };
    const after = carried(week, { day: 'mon', index: 0 }, 1);
    expect(after.id).toEqual({ day: 'tue', index: 1 });
    expect(tidied(after.week)).toEqual({ ...emptyWeek, tue: [{ from: 480, to: 1020 }] });
  });

  it('CAL-6: an exact time is read as people write it', () => {
    expect(['8', '8:30', '0830', '24:00', '24:01', '8:60', 'x'].map(parseClock)).toEqual([
      480,
      510,
      510,
      1440,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
