import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR } from '#core/platform/instant.ts';
import type { NoticeKind } from '#core/house/notifications/notice.ts';
import { isOpen, openTimeBetween } from '#core/time/calendars/compiled-calendar.ts';
import { listNotificationRows } from '#server/house/notifications/notifications.store.ts';
import { sayNotice } from '#server/house/notifications/say-notice.ts';
import { createAdministrator } from '#server/house/sign-in/create-administrator.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { loadCompiledCalendar } from '#server/time/calendars/load-compiled-calendar.ts';
import { readIcal } from './read-ical.ts';

const world = await openTestWorld({ at: '2025-10-30T12:36:00Z' });
const bo = callerWith(world.newId(), { 'settings.edit': 'everywhere' });
const anna = callerWith(world.newId(), { 'tickets.answer': 'everywhere' });
const office = [{ from: 480, to: 1020 }];
const at = (text: string) => Date.parse(text);

const file = (...events: readonly string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines, index) => ['BEGIN:VEVENT', `UID:${index}`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const fair = ['SUMMARY:Mässa', 'DTSTART;VALUE=DATE:20251103', 'DTEND;VALUE=DATE:20251105'];
const meeting = ['SUMMARY:Möte', 'DTSTART:20251106T080000Z', 'DTEND:20251106T093000Z'];

const served = { status: 200, body: file(fair, meeting), etag: '"1"', asked: [] as (string | undefined)[] };
const server = createServer((request, response) => {
  if (request.url === '/inward') return response.writeHead(302, { location: 'http://10.0.0.1/hemlig' }).end();
  served.asked.push(request.headers['if-none-match']);
  if (served.status === 200 && request.headers['if-none-match'] === served.etag) return response.writeHead(304).end();
  return response.writeHead(served.status, { etag: served.etag }).end(served.body);
});
let address = '';
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hemlig/kalender.ics`;
});
afterAll(() => void server.close());

async function newCalendar(): Promise<string> {
  const definition = {
    name: `Kalender ${world.newId()}`,
    zone: 'Europe/Stockholm',
    week: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
    redDaySet: 'SE',
    redDayOverrides: [],
    deviations: [],
  };
  return (await world.call(bo, 'POST', '/calendars', definition)).body.id;
}
const compiledOf = (id: string) => world.read((tx) => loadCompiledCalendar(tx, id));
const ask = async (path: string) => (await world.call(bo, 'GET', path)).body;
const follow = (id: string, more: object = {}) =>
  world.call(bo, 'POST', `/calendars/${id}/feeds`, { name: 'Dagar', says: 'closed', address, everyHours: 6, ...more });

describe('following a calendar kept elsewhere', () => {
  it('CAL-1: its events close ours, and come as a revision that names the feed', async () => {
    const id = await newCalendar();
    served.body = file(fair, meeting);
    expect((await follow(id)).body).toMatchObject({ events: 0, fetchedAt: null, host: new URL(address).host });
    await world.runDue();
    const c = await compiledOf(id);
    expect(isOpen(c, at('2025-11-04T10:00+01:00'))).toBe(false);
    expect(openTimeBetween(c, at('2025-11-06T00:00+01:00'), at('2025-11-07T00:00+01:00'))).toBe(7.5 * HOUR);
    const [row] = (await ask(`/calendars/${id}/feeds`)).rows;
    expect(row).toMatchObject({ events: 2, fault: null, everyHours: 6, fetchedAt: '2025-10-30T12:36:00.000Z' });
    expect(JSON.stringify(row)).not.toContain('hemlig');
    const [newest] = (await ask(`/calendars/${id}/revisions`)).rows;
    expect(newest).toMatchObject({
      number: 2,
      feed: 'Dagar',
      changes: [
        { kind: 'feed-added', name: 'Dagar' },
        { kind: 'feed-events', added: 2, removed: 0 },
      ],
    });
  });

  it('CAL-1: is asked again at its rhythm; nothing new makes no revision, a new event makes one', async () => {
    const id = await newCalendar();
    served.body = file(meeting);
    served.etag = '"a"';
    await follow(id);
    await world.runDue();
    served.asked = [];
    world.clock.advance(6 * HOUR);
    await world.runDue();
    expect(served.asked).toContain('"a"');
    expect((await ask(`/calendars/${id}`)).revision).toBe(2);
    served.body = file(meeting, fair);
    served.etag = '"b"';
    world.clock.advance(6 * HOUR);
    await world.runDue();
    expect((await ask(`/calendars/${id}`)).revision).toBe(3);
  });

  it('CAL-1: a failure is shown and recorded once, and what was fetched before still holds', async () => {
    const id = await newCalendar();
    served.body = file(fair);
    served.etag = '"c"';
    await follow(id);
    await world.runDue();
    served.status = 500;
    for (let attempt = 0; attempt < 3; attempt++) {
      world.clock.advance(6 * HOUR);
      await world.runDue();
    }
    const failed = (await world.events('calendar.feed-failed')).filter(({ subject }) => subject.id === id);
    expect(failed).toHaveLength(1);
    const [row] = (await ask(`/calendars/${id}/feeds`)).rows;
    expect(row).toMatchObject({ fault: 'refused', events: 1 });
    expect(isOpen(await compiledOf(id), at('2025-11-03T10:00+01:00'))).toBe(false);
    served.status = 200;
    served.body = '<html>Logga in</html>';
    served.etag = '"d"';
    await world.call(bo, 'PUT', `/calendars/${id}/feeds/${row.id}/fetching`);
    await world.runDue();
    expect((await ask(`/calendars/${id}/feeds`)).rows[0]).toMatchObject({ fault: 'not-a-calendar', events: 1 });
    world.clock.set('2025-10-30T12:36:00Z');
  });

  it('CAL-1: the administrators are told once that a feed cannot be read, at its second failure, and when it can be again', async () => {
    const { userId } = await world.transact((tx) =>
      createAdministrator(tx, {
        name: 'Anna Ahlgren',
        email: 'anna@fjallgren.example',
        password: 'kaffe i fjällen 1892',
        language: 'sv',
        origin: { internetAddress: '127.0.0.1', agent: 'test' },
      }),
    );
    const id = await newCalendar();
    const told = async () =>
      (await world.read((tx) => listNotificationRows(tx, userId, { limit: 50, unreadOnly: false })))
        .filter(({ subjectId }) => subjectId === id)
        .map(({ kind, facts }) => [kind, sayNotice('sv', kind as NoticeKind, facts)])
        .toReversed();
    served.body = file(fair);
    served.etag = '"t"';
    await follow(id);
    await world.runDue();
    served.status = 503;
    const again = async () => {
      world.clock.advance(6 * HOUR);
      await world.runDue();
    };
    await again();
    expect(await told()).toEqual([]);
    await again();
    await again();
    expect(await told()).toEqual([['feed.failed', expect.stringContaining('värden lämnar inte ut den')]]);
    served.status = 200;
    await again();
    await again();
    expect((await told()).map(([kind]) => kind)).toEqual(['feed.failed', 'feed.recovered']);
    const types = (await world.events()).filter(({ subject }) => subject.id === id).map(({ type }) => type);
    expect(types.filter((type) => /feed-(failed|recovered)/.test(type))).toEqual([
      'calendar.feed-failed',
      'calendar.feed-recovered',
    ]);
    world.clock.set('2025-10-30T12:36:00Z');
  });

  it('CAL-1: no feed is led into our own networks', async () => {
    const id = await newCalendar();
    for (const wrong of ['http://10.0.0.1/x.ics', 'http://[::1]/x.ics', 'http://169.254.169.254/latest']) {
      expect((await follow(id, { address: wrong })).body.code).toBe('feeds.private-address');
    }
    expect((await follow(id, { address: 'file:///etc/passwd' })).body.code).toBe('feeds.bad-address');
    const answered = await follow(id, { address: new URL('/inward', address).href });
    expect(answered.status).toBe(200);
    await world.runDue();
    expect((await ask(`/calendars/${id}/feeds`)).rows[0].fault).toBe('private-address');
  });

  it('CAL-5: a save made over what a feed brought meanwhile is no conflict, and the feed’s events stay', async () => {
    const id = await newCalendar();
    const seen = await ask(`/calendars/${id}`);
    served.body = file(fair);
    served.etag = '"e"';
    await follow(id);
    await world.runDue();
    const definition = { ...seen.definition, week: { ...seen.definition.week, fri: [{ from: 480, to: 900 }] } };
    const saved = await world.call(bo, 'PUT', `/calendars/${id}/definition`, { definition, basedOn: seen.revisionId });
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ revision: 3, definition: { feeds: [{ name: 'Dagar' }] } });
  });

  it('CAL-5: following no longer takes the events out, following again brings them back at once', async () => {
    const id = await newCalendar();
    served.body = file(fair);
    served.etag = '"f"';
    const feed = (await follow(id)).body;
    await world.runDue();
    await world.call(bo, 'DELETE', `/calendars/${id}/feeds/${feed.id}`);
    expect(isOpen(await compiledOf(id), at('2025-11-03T10:00+01:00'))).toBe(true);
    expect((await ask(`/calendars/${id}/feeds`)).rows).toEqual([]);
    const back = await world.call(bo, 'PUT', `/calendars/${id}/feeds/${feed.id}/following`);
    expect(back.body).toMatchObject({ name: 'Dagar', events: 1 });
    expect(isOpen(await compiledOf(id), at('2025-11-03T10:00+01:00'))).toBe(false);
  });

  it('CAL-1: an uploaded file does the same, and may open instead of close', async () => {
    const id = await newCalendar();
    const body = { name: 'Jour', says: 'open', content: file(['DTSTART:20251108T090000Z', 'DTEND:20251108T110000Z']) };
    expect((await world.call(bo, 'POST', `/calendars/${id}/feed-files`, body)).body).toMatchObject({
      events: 1,
      host: null,
    });
    expect(isOpen(await compiledOf(id), at('2025-11-08T11:00+01:00'))).toBe(true);
    const broken = await world.call(bo, 'POST', `/calendars/${id}/feed-files`, { ...body, content: 'hej' });
    expect(broken.body.code).toBe('feeds.not-a-calendar');
    expect((await ask(`/calendars/${id}/feeds`)).rows).toHaveLength(1);
  });

  it('CAL-1: only who edits settings may follow, remove or give out', async () => {
    const id = await newCalendar();
    expect((await world.call(anna, 'GET', `/calendars/${id}/feeds`)).status).toBe(200);
    expect((await world.call(anna, 'GET', `/calendars/${id}/links`)).status).toBe(403);
    const body = { name: 'x', says: 'closed', address, everyHours: 6 };
    expect((await world.call(anna, 'POST', `/calendars/${id}/feeds`, body)).status).toBe(403);
    expect((await world.call(anna, 'POST', `/calendars/${id}/links`, { content: 'closed-days' })).status).toBe(403);
  });
});

describe('reading an iCalendar file', () => {
  const reading = {
    reach: { from: at('2025-01-01'), to: at('2027-01-01') },
    zone: 'Europe/Stockholm',
    fallbackName: 'Dagar',
  };
  const read = (...lines: string[]) => readIcal(file(lines), reading);
  const utc = (from: string, to: string) => ({ from: at(from), to: at(to) });

  it('CAL-1: times are read in their own zone, those without one in the calendar’s', () => {
    expect(
      read('DTSTART;TZID=America/New_York:20251030T100000', 'DTEND;TZID=America/New_York:20251030T110000'),
    ).toEqual([{ name: 'Dagar', span: utc('2025-10-30T14:00Z', '2025-10-30T15:00Z') }]);
    expect(read('SUMMARY:Lunch', 'DTSTART:20251030T100000', 'DURATION:PT30M')).toEqual([
      { name: 'Lunch', span: utc('2025-10-30T09:00Z', '2025-10-30T09:30Z') },
    ]);
  });

  it('CAL-1: a zone that only the file describes is read by its rules', () => {
    const zone = (kind: string, month: number, from: string, to: string) => [
      `BEGIN:${kind}`,
      'DTSTART:16010101T030000',
      `TZOFFSETFROM:${from}`,
      `TZOFFSETTO:${to}`,
      `RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=${month}`,
      `END:${kind}`,
    ];
    const text = [
      'BEGIN:VCALENDAR',
      'BEGIN:VTIMEZONE',
      'TZID:W. Europe Standard Time',
      ...zone('STANDARD', 10, '+0200', '+0100'),
      ...zone('DAYLIGHT', 3, '+0100', '+0200'),
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART;TZID=W. Europe Standard Time:20250701T090000',
      'DTEND;TZID=W. Europe Standard Time:20250701T100000',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    expect(readIcal(text, reading)).toEqual([{ name: 'Dagar', span: utc('2025-07-01T07:00Z', '2025-07-01T08:00Z') }]);
  });

  it('CAL-1: repeated events keep the clock face over the change, leave out exceptions and move the moved one', () => {
    const weekly = [
      'DTSTART;TZID=Europe/Stockholm:20251020T090000',
      'DTEND;TZID=Europe/Stockholm:20251020T100000',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE;TZID=Europe/Stockholm:20251103T090000',
    ];
    const moved = [
      'RECURRENCE-ID;TZID=Europe/Stockholm:20251110T090000',
      'SUMMARY:Flyttat',
      'DTSTART;TZID=Europe/Stockholm:20251111T130000',
      'DTEND;TZID=Europe/Stockholm:20251111T140000',
    ];
    const text = file(weekly, moved).replace('UID:1', 'UID:0');
    expect(readIcal(text, reading)).toEqual([
      { name: 'Dagar', span: utc('2025-10-20T07:00Z', '2025-10-20T08:00Z') },
      { name: 'Dagar', span: utc('2025-10-27T08:00Z', '2025-10-27T09:00Z') },
      { name: 'Flyttat', span: utc('2025-11-11T12:00Z', '2025-11-11T13:00Z') },
    ]);
  });

  it('CAL-1: a yearly day since 1900 comes in the years reckoned with; a cancelled one and what lies outside do not', () => {
    const yearly = read('SUMMARY:Grundardagen', 'DTSTART;VALUE=DATE:19000305', 'RRULE:FREQ=YEARLY');
    expect(yearly).toEqual([
      { name: 'Grundardagen', dates: { from: '2025-03-05', to: '2025-03-05' } },
      { name: 'Grundardagen', dates: { from: '2026-03-05', to: '2026-03-05' } },
    ]);
    expect(read('STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20250305')).toEqual([]);
    expect(read('DTSTART;VALUE=DATE:20200305')).toEqual([]);
  });

  it('CAL-1: a name is kept on one line, without what no database keeps', () => {
    expect(read('SUMMARY:Stängt\\nhela \u0000dagen \ud83d', 'DTSTART;VALUE=DATE:20250305')[0]?.name).toBe(
      'Stängt hela dagen \ufffd',
    );
  });

  it('CAL-1: a file made to exhaust us is refused', () => {
    expect(() => read('DTSTART:20250101T000000Z', 'DTEND:20250101T000001Z', 'RRULE:FREQ=SECONDLY')).toThrow(
      'too-many-events',
    );
    expect(() => readIcal('', reading)).toThrow('not-a-calendar');
  });
});

describe('a calendar given out', () => {
  it('CAL-1: whoever has the address reads it, and nobody after it was revoked', async () => {
    const id = await newCalendar();
    const link = (await world.call(bo, 'POST', `/calendars/${id}/links`, { content: 'closed-days' })).body;
    expect(link.address).toMatch(/^https:\/\/svara\.example\/api\/v1\/public\/calendars\/[\w-]{32}\/calendar\.ics$/);
    const path = link.address.split('/api/v1')[1];
    const read = await world.call(undefined, 'GET', path);
    expect(read.headers['content-type']).toContain('text/calendar');
    const events = readIcal(read.raw.toString('utf8'), {
      reach: { from: at('2025-12-01'), to: at('2026-01-01') },
      zone: 'UTC',
      fallbackName: '',
    });
    expect(events.map(({ name }) => name)).toEqual(['julafton', 'juldagen', 'annandag jul', 'nyårsafton']);
    expect((await ask(`/calendars/${id}/links`)).rows).toEqual([link]);
    expect((await world.call(bo, 'DELETE', `/calendars/${id}/links/${link.id}`)).status).toBe(204);
    expect((await world.call(undefined, 'GET', path)).body.code).toBe('feeds.link-not-found');
    expect((await ask(`/calendars/${id}/links`)).rows).toEqual([]);
  });

  it('CAL-1: what is given out follows what the calendar says now, and comes back the same when it is read', async () => {
    const id = await newCalendar();
    const link = (await world.call(bo, 'POST', `/calendars/${id}/links`, { content: 'opening-hours' })).body;
    const path = link.address.split('/api/v1')[1];
    const read = async () =>
      readIcal((await world.call(undefined, 'GET', path)).raw.toString('utf8'), {
        reach: { from: at('2025-11-03'), to: at('2025-11-08') },
        zone: 'UTC',
        fallbackName: '',
      });
    expect(await read()).toHaveLength(5);
    const { definition, revisionId } = await ask(`/calendars/${id}`);
    await world.call(bo, 'PUT', `/calendars/${id}/definition`, {
      definition: { ...definition, week: { ...definition.week, tue: [] } },
      basedOn: revisionId,
    });
    expect(await read()).toHaveLength(4);
  });
});
