import type { Filter } from '../../conditions/filter.ts';
import type { LevelRule } from '../rules/choose-level.ts';
import type { EscalationStep } from './level.ts';

/** Something that would set a level: a rule, a step of another level, or a filter (SLA-3, SLA-8, FLT-4). */
export interface LevelUse {
  readonly by: 'rule' | 'step' | 'filter';
  /** The rule's or the filter's name, or that of the level whose step it is. */
  readonly name: string;
}

interface WithSteps {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly EscalationStep[];
}

/**
 * What would still set a level when it is gone (SLA-2): it cannot go as long as there is anything.
 *
 * Ids are compared whatever their capitals, so that names can stand for them as in a settings file (SLA-11).
 */
export function usesOfLevel(
  levelId: string,
  rules: readonly Pick<LevelRule, 'name' | 'levelId'>[],
  levels: readonly WithSteps[],
  filters: readonly Pick<Filter, 'name' | 'actions'>[],
): LevelUse[] {
  const isIt = (id: string | null) => id !== null && id.toLowerCase() === levelId.toLowerCase();
  return [
    ...rules.filter((rule) => isIt(rule.levelId)).map(({ name }) => ({ by: 'rule', name }) as const),
    ...levels
      .filter(({ id, steps }) => !isIt(id) && steps.some(({ does }) => does.kind === 'set-level' && isIt(does.levelId)))
      .map(({ name }) => ({ by: 'step', name }) as const),
    ...filters
      .filter(({ actions }) => actions.some((one) => one.kind === 'set' && one.field === 'level' && isIt(one.to)))
      .map(({ name }) => ({ by: 'filter', name }) as const),
  ];
}
