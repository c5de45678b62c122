import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import type { Instant } from '#core/platform/instant.ts';
import { offsetAt } from '#core/time/zones/zone.ts';
import type { Cycle } from '../clocks/cycle.ts';
import type { Fact } from '../clocks/history.ts';
import { inForce, type Policy } from '../clocks/policy.ts';
import { replayHistory } from '../clocks/replay-history.ts';
import { chooseLevel, type ChosenLevel, type FallbackTarget } from '../rules/choose-level.ts';
import { plainLevel } from '../rules/plain-level.ts';
import type { Settings } from '../settings-file/settings.ts';
import { policyOfSettings, type RedDaysOf } from '../settings-file/settings-policy.ts';
import type { ExpectedRound, SlaCase } from './sla-case.ts';

/** Something that came out otherwise than expected (SLA-11). */
export interface CaseFailure {
  readonly name: string;
  readonly line: number;
  readonly what: string;
  readonly got: string;
  readonly expected: string;
}

/** What a file of cases came to (SLA-11): a case passes when everything it expects came out. */
export interface CasesReport {
  readonly failures: readonly CaseFailure[];
  readonly passed: number;
  readonly failed: number;
}

/** Judges every case under the settings and compares (SLA-11). */
export function checkCases(cases: readonly SlaCase[], settings: Settings, redDaysOf: RedDaysOf): CasesReport {
  const fallbacks = (settings.fallbacks ?? []).map((fallback) => ({ ...fallback, levelId: idOf(fallback) }));
  const policy = withFallbacks(policyOfSettings(settings, 0, redDaysOf), fallbacks);
  const failures = cases.flatMap((one) => failuresOf(one, settings, fallbacks, { ...policy, now: one.now }));
  const failed = new Set(failures.map(({ line }) => line)).size;
  return { failures, passed: cases.length - failed, failed };
}

function failuresOf(
  one: SlaCase,
  settings: Settings,
  fallbacks: readonly FallbackTarget[],
  policy: Policy,
): CaseFailure[] {
  const chosen = levelOf(one, settings, fallbacks, policy);
  const fail = (what: string, got: string, expected: string) => ({
    name: one.name,
    line: one.line,
    what,
    got,
    expected,
  });
  if (chosen.levelId !== null && !policy.levels.has(chosen.levelId)) {
    return [fail('level', 'no such level in the settings', chosen.levelId)];
  }
  const cycles = replayHistory(withLevel(one.history, chosen), policy);
  return one.expected.flatMap((expected) => {
    const rounds = cycles.filter(
      ({ promise, cancelReason }) => promise === expected.promise && cancelReason !== 'superseded',
    );
    const what = expected.round > 1 ? `${expected.promise} ${expected.round}` : expected.promise;
    const round = rounds[expected.round - 1];
    if (expected.none) return rounds.length === 0 ? [] : [fail(what, `${rounds.length} rounds`, 'none')];
    if (!round) return [fail(what, 'no such round', 'a round')];
    return differences(round, expected, one.zone).map(([part, got, wanted]) => fail(`${what} ${part}`, got, wanted));
  });
}

function differences(round: Cycle, expected: ExpectedRound, zone: string): [string, string, string][] {
  const elapsed = round.business ? round.elapsedOpenMs : round.elapsedWallMs;
  const over = round.business ? round.overOpenMs : round.overWallMs;
  const time = (at: Instant | null | 'never') => (at === null || at === 'never' ? 'never' : localTime(at, zone));
  const rows: [string, string | undefined, string][] = [
    ['outcome', expected.outcome, round.outcome],
    ['due', expected.due === undefined ? undefined : time(expected.due), time(round.dueAt)],
    ['stopped', expected.stopped === undefined ? undefined : time(expected.stopped), time(round.stoppedAt)],
    ['elapsed', expected.elapsedMs === undefined ? undefined : lasting(expected.elapsedMs), lasting(elapsed)],
    ['over', expected.overMs === undefined ? undefined : lasting(expected.overMs), lasting(over)],
  ];
  return rows.flatMap(([part, wanted, got]) => (wanted === undefined || wanted === got ? [] : [[part, got, wanted]]));
}

function levelOf(one: SlaCase, settings: Settings, fallbacks: readonly FallbackTarget[], policy: Policy): ChosenLevel {
  if (one.level !== undefined) return { levelId: one.level, why: { kind: 'hand', userId: 'agent' } };
  const start = one.history[0]?.at ?? one.now;
  const base = inForce(policy.calendars.get(policy.baseCalendarId), start);
  const facts: ContactFacts = { ...unknown, createdAt: start, changedAt: start, now: start, ...one.about };
  const rules = (settings.rules ?? []).map((rule) => ({ ...rule, id: rule.name }));
  return chooseLevel(rules, fallbacks, { ...facts, calendar: base?.withRedDays ?? null });
}

/** The level is chosen at the start, before anything that may set another. */
function withLevel(history: readonly Fact[], { levelId, why }: ChosenLevel): Fact[] {
  const [first] = history;
  return first ? [{ at: first.at, eventId: 'level', kind: 'level-set', levelId, why }, ...history] : [];
}

function withFallbacks(policy: Policy, fallbacks: readonly FallbackTarget[]): Policy {
  const levels = new Map(policy.levels);
  for (const { levelId, minutes } of fallbacks) {
    levels.set(levelId, [{ id: levelId, levelId, revisionNo: 1, publishedAt: 0, definition: plainLevel(minutes) }]);
  }
  return { ...policy, levels };
}

function idOf({ scope, scopeId }: { readonly scope: string; readonly scopeId: string }): string {
  return `without rule: ${scope} ${scopeId}`.trim();
}

/** The local reading of an instant, to the second, or to the millisecond where there is one. */
function localTime(at: Instant, zone: string): string {
  const text = new Date(at + offsetAt(zone, at)).toISOString().replace('T', ' ').replace('Z', '');
  return text.replace(/\.000$/u, '');
}

function lasting(ms: number): string {
  if (ms % 60_000 === 0) return `${ms / 60_000} min`;
  return ms % 1000 === 0 ? `${ms / 1000} s` : `${ms} ms`;
}

const unknown: Omit<ContactFacts, 'now' | 'createdAt' | 'changedAt'> = {
  calendar: null,
  source: null,
  status: 'new',
  priority: null,
  owner: null,
  ownerState: null,
  department: null,
  customerGroup: null,
  site: null,
  template: null,
  type: null,
  company: null,
  language: null,
  level: null,
  tags: [],
  dueAt: null,
  deleted: false,
  fromInvitation: false,
  attachments: false,
  referrer: '',
  subject: '',
  sender: '',
  recipients: '',
  lastMessage: null,
  custom: {},
};
