import type { Level } from '#api/promise/levels.ts';

export type Step = Level['definition']['steps'][number];
export type DeedKind = Step['does']['kind'];

/** What a step can do, in the order it is offered (SLA-8). */
export const deedKinds: readonly DeedKind[] = ['notify', 'raise-priority', 'assign', 'tag', 'set-level'];

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
  }
}

/** Does a step say all it needs? Only such a one can be published (SLA-8). */
export function isWhole({ does }: Step): boolean {
  switch (does.kind) {
    case 'notify':
      return does.userIds.length + does.groupIds.length > 0;
    case 'raise-priority':
      return true;
    case 'assign':
      return does.userId !== '';
    case 'tag':
      return does.tag.trim() !== '';
    case 'set-level':
      return does.levelId !== '';
  }
}

/** When a step can happen: at the level's warnings, and when the promise is missed (SLA-8). */
export function momentsOf(warnAt: readonly number[]): Step['when'][] {
  return [...warnAt, 'missed'];
}

/** A step at a threshold the level does not warn at: it would never happen (SLA-8). */
export function neverHappens(step: Step, warnAt: readonly number[]): boolean {
  return step.when !== 'missed' && !warnAt.includes(step.when);
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
  const { steps, warnAt } = level.definition;
  return steps.every((step) => isWhole(step) && !neverHappens(step, warnAt));
}
