import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '#languages/language.ts';
import { calledOnce } from '#core/promise/settings-file/called-once.ts';
import { compareSettings, orderedNames } from '#core/promise/settings-file/compare-settings.ts';
import { noSettings } from '#core/promise/settings-file/settings.ts';
import { problemCodes } from '#core/promise/settings-file/written.ts';
import { sayProblem } from './say-problem.ts';
import { readSettings, writeSettings } from './yaml-text.ts';

const office = readFileSync('docs/operating/examples/settings-office.yaml', 'utf8');
const everything = `
svara-settings: 1
calendars:
  - name: Grund
    base: true
    zone: Europe/Stockholm
    week: { mon-thu: [08:00-12:00, 13:00-17:00], fri: 08:00-15:00, sat: 22:00-02:00, sun: 00:00-24:00 }
    red-days: SE
    closed: [2026-05-15 Klämdag, 2026-07-06..2026-07-08 Semester]
    as-usual: { 2026-06-06: Nationaldagen }
    own-hours: { 2026-12-23: { name: Dan före, hours: [08:00-12:00] } }
    deviations:
      - { name: Lunch, says: closed, hours: 12:00-13:00, weekdays: [mon-fri] }
      - { name: Jul, says: closed, yearly: 12-20..01-06, text: "Vi är åter den 7 januari: välkommen" }
      - { name: Möte, says: closed, nth: last, weekdays: [wed], week-parity: odd, before-red-day: true }
levels:
  - name: Guld
    colour: "#D9A72B"
    calendar: Grund
    red-days: as-usual
    targets:
      first-answer: { within: 30 min, calendar: Grund }
      resolution:
        standard: 16 h
        by-priority: { high: 8 h, low: none }
        by-type: { Fel: 4 h, Fråga: { standard: 2 opening days, by-priority: { high: 1 opening day } } }
      chat-answer: 30 s wall-clock
    ticks-in: [new, open]
    stands-still-too: [first-answer]
    warn-at: [25, 75]
    bots-answer: true
    steps:
      - { when: 80 %, notify: [Kundtjänst, anna@example.com] }
      - { when: 30 min before due, raise-priority: true }
      - { when: missed, assign: bo@example.com }
      - { when: 2 h after due, tag: sent }
      - { when: 150 %, set-level: Silver }
      - { when: 3 min after due, webhook: "https://example.com/late?a=b" }
  - { name: Silver, targets: { resolution: 24 h } }
rules:
  - name: Strömavbrott
    when:
      any:
        - tag: [outage]
        - not: { company: [Kaffebolaget] }
        - open-hours: false
        - all: [ { subject: "*strömlös*" }, { last-message-age: at least 2 h wall-clock } ]
        - not: { any: [ { created-date: 2026-01-01..2026-02-01 }, { changed-date: ..2026-02-01T10:30:00Z } ] }
        - custom: { field: klass, words: [A, "B*"] }
        - status: [none]
    level: Guld
    stop: true
  - { name: Nyhetsbrev, active: false, level: none }
targets-without-rule: { general: 8 h, site: { Fjällbo: 30 min }, ticket-type: { Fel: 90 min } }
filters:
  new:
    - name: VIP
      site: Fjällbo
      when:
        - sender: ["*@kaffebolaget.example"]
        - any: [ { subject: [strömavbrott] }, { not: { last-message: ["*tack*"] } }, { attachments: false } ]
        - not: { any: [ { tag: [test] } ] }
        - not: { priority: [low] }
        - { custom: { field: klass, words: [A] } }
      do:
        - create
        - set-priority: high
        - set-owner: none
        - set-group: Kundtjänst
        - set-site: Fjällbo
        - set-level: Guld
        - set-template: Reklamation
        - tags: { add: [vip, "123"], remove: [ny] }
        - auto-reply: { subject: Tack, text: "Hej {{person.firstName}}!\\n\\nVi svarar: strax.", most-per-hour: 1 }
        - forward: { to: [jour@example.com], text: "true" }
        - webhook: "https://example.com/vip?a=b"
        - alarm: { users: [bo@example.com], groups: [Kundtjänst], addresses: [chef@example.com], text: Se hit }
      continue: true
    - { name: Utskick, active: false, when: [ { subject: ["*nyhetsbrev*"] } ], do: [drop] }
    - { name: Stopp, do: [] }
  reply: []
  existing:
    - { name: Glömt, when: [ { last-message-age: at least 2880 min } ], do: [ { set-status: open }, { auto-reply: { text: Vi har inte glömt er } } ] }
`;

describe('a settings file as text', () => {
  it('SLA-11: one level with a time per type, in a named calendar with named closed dates, is easily written', () => {
    const { settings, problems } = readSettings(office);
    expect(problems).toEqual([]);
    const [calendar] = settings.calendars ?? [];
    expect(calendar?.week.fri).toEqual([{ from: 510, to: 1020 }]);
    expect(calendar?.redDayOverrides.map(({ date, name }) => `${date} ${name}`)).toContain('2012-12-25 Natale');
    const { resolution } = settings.levels?.[0]?.definition.targets ?? {};
    expect(resolution?.byType?.['fault']?.standard).toMatchObject({ amount: 1530, unit: 'minutes' });
    expect(resolution?.byType?.['other']?.standard).toMatchObject({ amount: 1, unit: 'days', day: 'opening-day' });
  });

  it('SLA-11: everything that can be said is written so that it reads the same again', () => {
    const first = readSettings(everything);
    expect(first.problems).toEqual([]);
    const second = readSettings(writeSettings(first.settings));
    expect(second.problems).toEqual([]);
    expect(compareSettings(first.settings, second.settings, true)).toEqual([]);
    expect(writeSettings(second.settings)).toBe(writeSettings(first.settings));
  });

  it('SLA-11, FLT-4: every action of a filter is read as it is written, in its order', () => {
    const [vip] = readSettings(everything).settings.filters?.new ?? [];
    expect(vip?.ruleRows.map(({ negated, conditions }) => [negated, conditions.length])).toEqual([
      [false, 1],
      [false, 3],
      [true, 1],
      [false, 1],
      [false, 1],
    ]);
    expect(vip?.ruleRows[3]?.conditions).toEqual([{ field: 'priority', negated: true, anyOf: ['low'] }]);
    expect(
      vip?.actions.map((action) => (action.kind === 'set' ? `${action.field} ${action.to}` : action.kind)),
    ).toEqual([
      'create',
      'priority high',
      'owner null',
      'group Kundtjänst',
      'site Fjällbo',
      'level Guld',
      'template Reklamation',
      'tags',
      'auto-reply',
      'forward',
      'webhook',
      'alarm',
    ]);
    expect(vip).toMatchObject({ siteId: 'Fjällbo', active: true, continues: true });
    expect(writeSettings(readSettings(everything).settings)).toContain('Vi svarar: strax.');
  });

  it('SLA-11, FLT-2: conditions of a filter may be written as those of a rule, where rows can say it', () => {
    const filter = (when: string) =>
      `svara-settings: 1\nfilters:\n  new:\n    - { name: A, when: ${when}, do: [ { set-priority: high } ] }`;
    const rows = (when: string) => readSettings(filter(when)).settings.filters?.new?.[0]?.ruleRows;
    const list = rows('[ { tag: [a] }, { tag: [b] } ]');
    expect(rows('{ all: [ { tag: [a] }, { tag: [b] } ] }')).toEqual(list);
    expect(rows('[ { all: [ { tag: [a] }, { tag: [b] } ] } ]')).toEqual(list);
    expect(rows('{ any: [ { tag: [a] }, { tag: [b] } ] }')).toHaveLength(1);
    const mixed = readSettings(filter('{ any: [ { tag: [a] }, { all: [ { tag: [b] }, { tag: [c] } ] } ] }'));
    expect(mixed.problems).toMatchObject([{ line: 4, code: 'nested-too-deep' }]);
  });

  it('SLA-11: filters of one name are told apart in the file', () => {
    const called = (...names: string[]) => calledOnce(names.map((name) => ({ name }))).map((one) => one.called);
    expect(called('Spam', 'spam', 'Spam (2)', 'VIP')).toEqual(['Spam', 'spam (3)', 'Spam (2)', 'VIP']);
  });

  it.each([
    ['svara-settings: 1\nlevels: []\nlevels: []', 3, 'yaml-twice'],
    ['svara-settings: 1\nlevels:\n  - name: A\n   colour: red', 4, 'not-yaml'],
    ['svara-settings: 1\nlevels:\n\t- name: A', 3, 'yaml-tab'],
    ['levels: [a', 1, 'not-yaml'],
    ['svara-settings: 1\nlevels: @x', 2, 'not-yaml'],
    ['svara-settings: 1\na: &x 1\nlevels: *x', 3, 'yaml-alias'],
    ['levels: []', 1, 'no-version'],
    ['svara-settings: 2', 1, 'no-version'],
    ['svara-settings: 1\nfilters: []', 2, 'not-a-map'],
    ['svara-settings: 1\nfilters: { old: [] }', 2, 'unknown-key'],
    ['svara-settings: 1\nfilters:\n  new:\n    - { name: A }', 4, 'missing'],
    ['svara-settings: 1\nfilters:\n  new:\n    - { name: A, do: [burn] }', 4, 'no-action'],
    ['svara-settings: 1\nfilters:\n  new:\n    - name: A\n      do:\n        - { webhook: ftp://x }', 6, 'bad-address'],
    [
      'svara-settings: 1\nfilters:\n  new:\n    - name: A\n      do:\n        - forward: { to: [anna] }',
      6,
      'bad-email',
    ],
    ['svara-settings: 1\nfilters:\n  new:\n    - name: A\n      do:\n        - forward: { to: [] }', 6, 'missing'],
    [
      'svara-settings: 1\nfilters:\n  new:\n    - name: A\n      do: [ { set-status: open, set-priority: low } ]',
      5,
      'no-action',
    ],
    ['svara-settings: 1\nfilters:\n  new:\n    - name: A\n      do: [ { set-moon: full } ]', 5, 'unknown-key'],
    ['svara-settings: 1\nfilters:\n  new:\n    - { name: A, do: [spam] }', 4, 'refused'],
    [
      'svara-settings: 1\nfilters:\n  reply:\n    - name: A\n      when: [ { tag: [a] } ]\n      do: [create]',
      6,
      'refused',
    ],
    [
      'svara-settings: 1\nfilters:\n  existing:\n    - name: A\n      when: [ { tag: [a] } ]\n      do: [spam]',
      5,
      'refused',
    ],
    [`svara-settings: 1\nfilters:\n  new:\n    - { name: ${'A'.repeat(121)}, do: [] }`, 4, 'too-long'],
    [
      `svara-settings: 1\nfilters:\n  new:\n    - name: A\n      do: [ { tags: { add: [${'a, '.repeat(21)}] } } ]`,
      5,
      'too-many',
    ],
    [
      'svara-settings: 1\nfilters: { new: [ { name: A, do: [] } ] }\nremove: { filters: { new: [a] } }',
      3,
      'written-and-removed',
    ],
    ['svara-settings: 1\nlevls: []', 2, 'unknown-key'],
    ['svara-settings: 1\nlevels:\n  - targets: {}', 3, 'missing'],
    ['svara-settings: 1\nlevels:\n  - name: A\n    targets: { resolution: 1 day }', 4, 'which-day'],
    ['svara-settings: 1\nlevels:\n  - { name: A, targets: {} }\n  - { name: a, targets: {} }', 4, 'named-twice'],
    ['svara-settings: 1\nlevels:\n  - name: A\n    targets: {}\n    warn-at: [80, 50]', 5, 'must-rise'],
    [
      'svara-settings: 1\nlevels:\n  - name: A\n    targets: {}\n    steps:\n      - { when: later, tag: x }',
      6,
      'bad-moment',
    ],
    ['svara-settings: 1\nlevels:\n  - name: A\n    targets: {}\n    steps:\n      - { when: missed }', 6, 'no-deed'],
    ['svara-settings: 1\ncalendars:\n  - { name: A, zone: Mars/One, week: {} }', 3, 'bad-zone'],
    ['svara-settings: 1\ncalendars:\n  - { name: A, zone: UTC, week: { mon: 8-17 } }', 3, 'bad-hours'],
    ['svara-settings: 1\ncalendars:\n  - { name: A, zone: UTC, week: {}, closed: [2025-02-29] }', 3, 'bad-date'],
    ['svara-settings: 1\nrules:\n  - { name: A, level: none, when: [ { moon: full } ] }', 3, 'unknown-key'],
    [
      'svara-settings: 1\nrules:\n  - { name: A, level: none, when: [ { any: [ { any: [] } ] } ] }',
      3,
      'nested-too-deep',
    ],
  ])('SLA-11: %j is told by its line with the reason', (text, line, code) => {
    expect(readSettings(text).problems).toContainEqual(expect.objectContaining({ line, code }));
  });

  it('SLA-11: every reason is a sentence in every language', () => {
    for (const language of languages)
      for (const code of problemCodes) {
        const said = sayProblem(language, {
          line: 1,
          code,
          facts: { kind: 'level', text: 'x', name: 'x', refusal: 'filters.empty-row' },
        });
        expect(said).toMatch(/^\S.* .*\.$/u);
      }
  });

  it('SLA-11: rules the file does not name keep their places between those it orders', () => {
    expect(orderedNames(['a', 'x', 'b'], ['B', 'A', 'c'], false)).toEqual(['B', 'x', 'A', 'c']);
    expect(orderedNames(['a', 'x', 'b'], ['b', 'a'], true)).toEqual(['b', 'a']);
    expect(compareSettings(noSettings, noSettings, true)).toEqual([]);
  });
});
