import { useTranslation } from 'react-i18next';
import type { Level } from '#api/promise/levels.ts';
import type { PromiseName } from '#core/promise/clocks/promise.ts';
import type { Target } from '#core/promise/levels/target.ts';
import { useChoices } from './condition-choices.ts';
import { withPriorityTarget, withTypeTarget } from './level-draft.ts';
import { TargetCell } from './target-cell.tsx';

const promises = ['first-answer', 'next-answer', 'resolution'] as const;

type TargetSet = NonNullable<Level['definition']['targets'][PromiseName]>;

/** By what targets can differ: where such a target stands, what it is, and how it is set. */
const kinds = {
  priority: {
    label: 'levels.byPriority',
    stored: (set: TargetSet, id: string) => set.byPriority[id],
    target: (set: TargetSet, id: string) => set.byPriority[id],
    put: withPriorityTarget,
  },
  type: {
    label: 'levels.byType',
    stored: (set: TargetSet, id: string) => set.byType?.[id],
    target: (set: TargetSet, id: string) => set.byType?.[id]?.standard,
    put: withTypeTarget,
  },
} as const;

/** Targets that differ by priority or by ticket type (SLA-2): an empty cell follows the level's own target. */
export function OwnTargets({
  by,
  level,
  published,
  onChange,
}: {
  readonly by: keyof typeof kinds;
  readonly level: Level;
  readonly published: Level;
  readonly onChange: (level: Level) => void;
}) {
  const { t } = useTranslation('promise');
  const choices = useChoices(by) ?? [];
  const { label, stored, target, put } = kinds[by];
  if (choices.length === 0) return null;
  const targetOf = (promise: PromiseName, id: string): Target | null => {
    const set = level.definition.targets[promise];
    return (set && target(set, id)) ?? null;
  };
  const storedIn = (of: Level, promise: PromiseName, id: string): string | undefined => {
    const set = of.definition.targets[promise];
    return set && JSON.stringify(stored(set, id));
  };
  return (
    <div className="level-priorities">
      <span className="lab">{t(label)}</span>
      <div className="priority-row xs t3">
        <span />
        {promises.map((promise) => (
          <span key={promise}>{t(`names.${promise}`)}</span>
        ))}
      </div>
      {choices.map((choice) => (
        <div className="priority-row" key={choice.value}>
          <span className="t2">{choice.label}</span>
          {promises.map((promise) => (
            <TargetCell
              key={promise}
              promise={promise}
              levelName={`${level.name}, ${choice.label}`}
              target={targetOf(promise, choice.value)}
              blank={t('levels.asLevel')}
              changed={storedIn(level, promise, choice.value) !== storedIn(published, promise, choice.value)}
              onChange={(to) => onChange(put(level, promise, choice.value, to ?? undefined))}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
