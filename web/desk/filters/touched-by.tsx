import { Filter as FilterSign } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#api/desk/ticket.ts';
import { treeOf } from '#core/conditions/filter.ts';
import { listLevels } from '#api/promise/levels.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { sayTree } from '#web/promise/levels/condition-text.ts';
import { useValueNames } from '#web/promise/levels/use-value-names.ts';
import { type ToldTouch, useTouchWords } from './use-touch-words.ts';
import './filters.css';

type AppliedFilter = ToldTouch & {
  readonly name: string;
  readonly because: Parameters<typeof treeOf>[0];
};

/** Which filters touched this ticket, and why (FLT-5); nothing where none did. */
export function TouchedBy({ events }: { readonly events: Ticket['events'] }) {
  const touches = events.filter(({ type }) => type === 'filter.applied');
  return touches.length === 0 ? null : <Touches touches={touches} />;
}

function Touches({ touches }: { readonly touches: Ticket['events'] }) {
  const { t } = useTranslation('desk');
  const { t: say } = useTranslation('promise');
  const times = useTimes();
  const levels = useAnswer(listLevels, {}).data?.rows ?? [];
  const nameOf: ReturnType<typeof useValueNames> = useValueNames(levels);
  const words = useTouchWords(nameOf);
  return (
    <section className="touched-by" aria-label={t('filters.touched')}>
      <span className="eyebrow">{t('filters.touched')}</span>
      <ol>
        {touches.map(({ id, at, data }) => {
          const touch = data as unknown as AppliedFilter;
          return (
            <li key={id}>
              <details>
                <summary>
                  <FilterSign size={13} aria-hidden /> <span className="m">{touch.name}</span>
                  <time className="xs num t3" title={times.fully(at)}>
                    {times.when(at)}
                  </time>
                </summary>
                <p className="xs">
                  <span className="t3">{t('filters.because')}</span> {sayTree(treeOf(touch.because), say, nameOf)}
                </p>
                <p className="xs">
                  <span className="t3">{t('filters.did')}</span> {words(touch) || t('filters.noChange')}
                </p>
              </details>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
