import { Clock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseName } from '#core/promise/clocks/promise.ts';
import type { Target } from '#core/promise/levels/target.ts';
import { TargetOptions } from './target-options.tsx';
import { readTarget, targetText } from './target-text.ts';

export interface TargetCellProps {
  readonly promise: PromiseName;
  readonly levelName: string;
  readonly target: Target | null;
  /** Differs from what is published. */
  readonly changed: boolean;
  /** What an empty cell says; nothing promised unless told otherwise. */
  readonly blank?: string;
  readonly onChange: (target: Target | null) => void;
}

/** A target that is written in its place: `30 min`, `4 h`, `2 d`; the clock marks wall time (SLA-2). */
export function TargetCell({ promise, levelName, target, changed, blank, onChange }: TargetCellProps) {
  const { t } = useTranslation('promise');
  const [typed, setTyped] = useState<string | null>(null);
  const plain = { clock: promise === 'chat-answer' || promise === 'call-answer' ? 'wall' : 'business' } as const;
  const read = typed === null ? target : readTarget(typed, target, plain);
  const wrong = read === undefined;
  const keep = () => {
    if (typed === null || wrong) return;
    onChange(read);
    setTyped(null);
  };
  const wall = target?.clock === 'wall';
  return (
    <span className={['target-cell', changed ? 'changed' : '', wrong ? 'wrong' : ''].filter(Boolean).join(' ')}>
      <input
        value={typed ?? (target ? targetText(target) : '')}
        placeholder={blank ?? t('levels.none')}
        aria-label={t('levels.targetFor', { promise: t(`names.${promise}`), level: levelName })}
        aria-invalid={wrong || undefined}
        title={wrong ? t('levels.badTarget') : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      {target ? (
        <button
          type="button"
          className={wall ? 'wall on' : 'wall'}
          aria-pressed={wall}
          aria-label={t('levels.wall')}
          title={t(wall ? 'levels.toBusiness' : 'levels.toWall')}
          onClick={() => onChange({ ...target, clock: wall ? 'business' : 'wall' })}
        >
          <Clock size={13} aria-hidden />
        </button>
      ) : null}
      {target ? (
        <TargetOptions target={target} label={`${t(`names.${promise}`)}, ${levelName}`} onChange={onChange} />
      ) : null}
      {wrong ? (
        <span className="target-wrong xs" role="alert">
          {t('levels.badTarget')}
        </span>
      ) : null}
    </span>
  );
}
