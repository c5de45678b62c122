import type { Level } from '#api/promise/levels.ts';
import { isWholeDeed } from '#core/promise/levels/step-whole.ts';

export type Step = Level['definition']['steps'][number];
export type DeedKind = Step['does']['kind'];

/** What a step can do, in the order it is offered (SLA-8). */
export const deedKinds: readonly DeedKind[] = ['notify', 'raise-priority', 'assign', 'tag', 'set-level', 'webhook'];

/** How a step's moment is written: the miss itself, per cent of the target, or minutes before or after the due. */
export const momentKinds = ['missed', 'percent', 'before', 'after'] as const;
export type MomentKind = (typeof momentKinds)[number];

/** A deed that does not yet say to whom or what. */
export function blankDeed(kind: DeedKind): Step['does'] {
  switch (kind) {
    case 'notify':
      return { kind, userIds: [], groupIds: [] };
    case 'raise-priority':
      return { kind };
    case 'assign':
      return { kind, userId: '' };
    case 'tag':
      return { kind, tag: '' };
    case 'set-level':
      return { kind, levelId: '' };
    case 'webhook':
      return { kind, url: '' };
  }
}

/** Does a step say all it needs? Only such a one can be published (SLA-8). */
export function isWhole({ does }: Step): boolean {
  return isWholeDeed(does);
}

/** How a moment is written, and its amount: per cent or minutes (SLA-8). */
export function momentOf(when: Step['when']): { readonly kind: MomentKind; readonly amount: number } {
  if (when === 'missed') return { kind: 'missed', amount: 0 };
  if (typeof when === 'number') return { kind: 'percent', amount: when };
  return { kind: when.minutes < 0 ? 'before' : 'after', amount: Math.abs(when.minutes) };
}

/** A moment of a kind; an amount out of bounds is brought within them (SLA-8). */
export function momentFrom(kind: MomentKind, amount: number): Step['when'] {
  if (kind === 'missed') return 'missed';
  const whole = Math.round(Number.isFinite(amount) ? amount : 1);
  if (kind === 'percent') return Math.min(1000, Math.max(1, whole));
  const minutes = Math.min(100_000, Math.max(1, whole));
  return { minutes: kind === 'before' ? -minutes : minutes };
}

/** A level with a step put in, changed or, by null, taken out. */
export function withStep(level: Level, place: number, step: Step | null): Level {
  const before = level.definition.steps;
  const steps = before.flatMap((one, at) => (at !== place ? [one] : step === null ? [] : [step]));
  if (place >= before.length && step !== null) steps.push(step);
  return { ...level, definition: { ...level.definition, steps } };
}

/** May a level be published as it is written: does every step say all it needs? */
export function stepsWhole(level: Level): boolean {
  return level.definition.steps.every(isWhole);
}
