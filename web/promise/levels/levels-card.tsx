import { ChevronDown, Clock, Plus, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Level } from '#api/promise/levels.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { EmptyState } from '#web/kit/parts/states.tsx';
import { LevelDetails } from './level-details.tsx';
import { draftOf, type LevelDrafts, targetChanged, withTarget } from './level-draft.ts';
import { TargetCell } from './target-cell.tsx';

export interface LevelsCardProps {
  readonly levels: readonly Level[];
  readonly drafts: LevelDrafts;
  readonly onChange: (level: Level) => void;
  /** Adds a level and gives its id. */
  readonly onAdd: () => string;
  /** Does the draft take the level away? */
  readonly isRemoved: (level: Level) => boolean;
  readonly onRemove: (levelId: string) => void;
  readonly onKeep: (levelId: string) => void;
}

const columns = ['first-answer', 'next-answer', 'resolution', 'chat-answer', 'call-answer'] as const;

/** The levels with their targets, written in place; each opens to all it says (SLA-2). */
export function LevelsCard({ levels, drafts, onChange, onAdd, isRemoved, onRemove, onKeep }: LevelsCardProps) {
  const { t } = useTranslation('promise');
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <section className="card levels-card">
      <header className="levels-head">
        <h2>{t('levels.heading')}</h2>
        <span className="xs t3 levels-hint">
          {t('levels.hint')} <Clock size={12} aria-label={t('levels.wall')} />
        </span>
        <span className="grow" />
        <Button size="sm" icon={<Plus size={14} aria-hidden />} onClick={() => setOpenId(onAdd())}>
          {t('levels.add')}
        </Button>
      </header>
      {levels.length === 0 ? (
        <EmptyState title={t('levels.empty')}>{t('levels.emptyHint')}</EmptyState>
      ) : (
        <div className="levels-table">
          <div className="levels-row levels-names xs t3">
            <span>{t('levels.level')}</span>
            {columns.map((promise) => (
              <span key={promise}>{t(`names.${promise}`)}</span>
            ))}
          </div>
          {levels.map((published) => {
            const level = draftOf(drafts, published);
            if (isRemoved(level)) return <RemovedRow key={level.id} level={level} onKeep={() => onKeep(level.id)} />;
            const open = openId === level.id;
            return (
              <div key={level.id}>
                <div className="levels-row">
                  <button
                    type="button"
                    className="level-name b"
                    aria-expanded={open}
                    title={t('levels.open', { level: level.name })}
                    onClick={() => setOpenId(open ? null : level.id)}
                  >
                    <i style={{ background: level.colour }} aria-hidden="true" />
                    <span className="cut">{level.name}</span>
                    <ChevronDown size={13} aria-hidden className={open ? 'turned' : ''} />
                  </button>
                  {columns.map((promise) => (
                    <TargetCell
                      key={promise}
                      promise={promise}
                      levelName={level.name}
                      target={level.definition.targets[promise]?.standard ?? null}
                      changed={targetChanged(published, level, promise)}
                      onChange={(target) => onChange(withTarget(level, promise, target))}
                    />
                  ))}
                </div>
                {open ? (
                  <LevelDetails
                    level={level}
                    published={published}
                    levels={levels}
                    onChange={onChange}
                    onRemove={() => onRemove(level.id)}
                  />
                ) : null}
              </div>
            );
          })}
        </div>
      )}
      {levels.length === 0 ? null : (
        <Foot levels={levels.filter((level) => !isRemoved(level)).map((level) => draftOf(drafts, level))} />
      )}
    </section>
  );
}

/** A level that goes when the draft is published, until somebody keeps it after all (SLA-10). */
function RemovedRow({ level, onKeep }: { readonly level: Level; readonly onKeep: () => void }) {
  const { t } = useTranslation('promise');
  return (
    <div className="row wrap level-removed">
      <i style={{ background: level.colour }} aria-hidden="true" />
      <del className="b">{level.name}</del>
      <Tag tone="bad">{t('levels.goes')}</Tag>
      <span className="xs t2 grow">{t('levels.goesHint')}</span>
      <Button look="ghost" size="sm" icon={<Undo2 size={14} aria-hidden />} onClick={onKeep}>
        {t('levels.keep')}
      </Button>
    </div>
  );
}

/** What the levels have in common, at a glance. */
function Foot({ levels }: { readonly levels: readonly Level[] }) {
  const { t } = useTranslation('promise');
  const common = <Value,>(of: (level: Level) => Value): Value | undefined => {
    const [first, ...others] = levels.map(of);
    return others.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : undefined;
  };
  const warnAt = common(({ definition }) => definition.warnAt);
  const ticking = common(({ definition }) => definition.tickingIn);
  const redDays = common(({ definition }) => definition.holidaysExcluded);
  return (
    <div className="levels-foot xs t2">
      {redDays ? <span>{t('levels.redDays')}</span> : null}
      {warnAt ? (
        <span>
          {t('levels.warnAt')} <b className="b">{warnAt.map((percent) => `${percent} %`).join(', ')}</b>
        </span>
      ) : null}
      {ticking ? (
        <span>
          {t('levels.ticking')} <b className="b">{ticking.map((category) => t(`categories.${category}`)).join(', ')}</b>
        </span>
      ) : null}
    </div>
  );
}
