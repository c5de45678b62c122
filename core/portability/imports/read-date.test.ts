import { expect, it } from 'vitest';
import { dateReader, isDateFormat } from './read-date.ts';

const read = (format: string, text: string, zone = 'UTC') => {
  const at = dateReader([format], zone)(text);
  return at === null ? null : new Date(at).toISOString();
};

it('API-2: dates are read as the file writes them', () => {
  expect(read('d/M/yyyy HH:mm', '29/2/2016 01:16')).toBe('2016-02-29T01:16:00.000Z');
  expect(read('MM/dd/yyyy hh:mm:ss a', '03/07/2019 01:05:09 PM')).toBe('2019-03-07T13:05:09.000Z');
  expect(read('MM/dd/yyyy hh:mm:ss a', '12/31/2019 12:00:00 AM')).toBe('2019-12-31T00:00:00.000Z');
  expect(read('yyyy-MM-dd HH:mm:ss.SSS', '2020-01-02 03:04:05.678')).toBe('2020-01-02T03:04:05.678Z');
  expect(read('dd-MMM-yy', '05-okt-21')).toBe('2021-10-05T00:00:00.000Z');
  expect(read('%d/%m/%Y %H:%M', '07/11/2020 23:59')).toBe('2020-11-07T23:59:00.000Z');
  expect(read('DD.MM.YYYY[ HH:mm]', '24.12.2021')).toBe('2021-12-24T00:00:00.000Z');
  expect(read('unix', '1577934245')).toBe('2020-01-02T03:04:05.000Z');
  expect(read('excel', '43832.5')).toBe('2020-01-02T12:00:00.000Z');
});

it('API-2: every common form of an ISO date is understood without saying so', () => {
  expect(read('iso', '2010-01-13 08:40:25+02:00')).toBe('2010-01-13T06:40:25.000Z');
  expect(read('iso', '2010-01-13T08:40:25.5Z')).toBe('2010-01-13T08:40:25.500Z');
  expect(read('iso', '2010-01-13T08:40')).toBe('2010-01-13T08:40:00.000Z');
  expect(read('iso', '2010-01-13')).toBe('2010-01-13T00:00:00.000Z');
  expect(read('iso', '20100113T0840Z')).toBe('2010-01-13T08:40:00.000Z');
});

it('API-2: a reading without an offset is local to the zone, in both changes of the clock', () => {
  const local = (text: string) => read('yyyy-MM-dd HH:mm', text, 'Europe/Stockholm');
  expect(local('2021-03-28 01:30')).toBe('2021-03-28T00:30:00.000Z');
  expect(local('2021-03-28 02:30')).toBe('2021-03-28T01:30:00.000Z');
  expect(local('2021-10-31 02:30')).toBe('2021-10-31T00:30:00.000Z');
  expect(local('2021-10-31 03:00')).toBe('2021-10-31T02:00:00.000Z');
});

it('API-2: what is no date is not guessed', () => {
  expect(read('d/M/yyyy', '31/2/2016')).toBeNull();
  expect(read('d/M/yyyy', '3/13/2016')).toBeNull();
  expect(read('yyyy-MM-dd HH:mm', '2020-01-01 24:10')).toBeNull();
  expect(read('iso', 'yesterday')).toBeNull();
  expect(isDateFormat('HH:mm')).toBe(false);
  expect(isDateFormat('M/d/yy H:mm')).toBe(true);
});

it('API-2: several formats are tried in their order', () => {
  const either = dateReader(['yyyy-MM-dd HH:mm', 'd/M/yyyy'], 'UTC');
  expect(either('4/3/2020')).toBe(Date.parse('2020-03-04T00:00:00Z'));
  expect(either('2020-03-04 10:00')).toBe(Date.parse('2020-03-04T10:00:00Z'));
});
