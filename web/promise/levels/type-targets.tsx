import { useTranslation } from 'react-i18next';
import type { Level } from '#api/promise/levels.ts';
import { useChoices } from './condition-choices.ts';
import { withTypeTarget } from './level-draft.ts';
import { TargetCell } from './target-cell.tsx';

const promises = ['first-answer', 'next-answer', 'resolution'] as const;

/** Targets that differ by ticket type (SLA-2): an empty cell follows the level's own target. */
export function TypeTargets({
  level,
  published,
  onChange,
}: {
  readonly level: Level;
  readonly published: Level;
  readonly onChange: (level: Level) => void;
}) {
  const { t } = useTranslation('promise');
  const types = useChoices('type') ?? [];
  if (types.length === 0) return null;
  return (
    <div className="level-priorities">
      <span className="lab">{t('levels.byType')}</span>
      <div className="priority-row xs t3">
        <span />
        {promises.map((promise) => (
          <span key={promise}>{t(`names.${promise}`)}</span>
        ))}
      </div>
      {types.map((type) => (
        <div className="priority-row" key={type.value}>
          <span className="t2">{type.label}</span>
          {promises.map((promise) => {
            const own = (of: Level) => of.definition.targets[promise]?.byType?.[type.value];
            return (
              <TargetCell
                key={promise}
                promise={promise}
                levelName={`${level.name}, ${type.label}`}
                target={own(level)?.standard ?? null}
                blank={t('levels.asLevel')}
                changed={JSON.stringify(own(level)) !== JSON.stringify(own(published))}
                onChange={(target) => onChange(withTypeTarget(level, promise, type.value, target ?? undefined))}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}
