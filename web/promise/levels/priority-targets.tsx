import { useTranslation } from 'react-i18next';
import type { Level } from '#api/promise/levels.ts';
import { useChoices } from './condition-choices.ts';
import { withPriorityTarget } from './level-draft.ts';
import { TargetCell } from './target-cell.tsx';

const promises = ['first-answer', 'next-answer', 'resolution'] as const;

/** Targets that differ by priority (SLA-2): an empty cell follows the level's own target. */
export function PriorityTargets({
  level,
  published,
  onChange,
}: {
  readonly level: Level;
  readonly published: Level;
  readonly onChange: (level: Level) => void;
}) {
  const { t } = useTranslation('promise');
  const priorities = useChoices('priority') ?? [];
  if (priorities.length === 0) return null;
  return (
    <div className="level-priorities">
      <span className="lab">{t('levels.byPriority')}</span>
      <div className="priority-row xs t3">
        <span />
        {promises.map((promise) => (
          <span key={promise}>{t(`names.${promise}`)}</span>
        ))}
      </div>
      {priorities.map((priority) => (
        <div className="priority-row" key={priority.value}>
          <span className="t2">{priority.label}</span>
          {promises.map((promise) => {
            const own = (of: Level) => of.definition.targets[promise]?.byPriority[priority.value];
            return (
              <TargetCell
                key={promise}
                promise={promise}
                levelName={`${level.name}, ${priority.label}`}
                target={own(level) ?? null}
                blank={t('levels.asLevel')}
                changed={JSON.stringify(own(level)) !== JSON.stringify(own(published))}
                onChange={(target) => onChange(withPriorityTarget(level, promise, priority.value, target ?? undefined))}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}
