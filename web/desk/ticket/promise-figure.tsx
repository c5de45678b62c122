import { useTranslation } from 'react-i18next';
import { useTimes } from '#web/kit/time/use-times.ts';
import type { PromiseHead } from '#web/promise/clocks/head-now.ts';
import { chipText, useStanding } from '#web/promise/clocks/promise-chip.tsx';
import { Ring } from '#web/promise/clocks/ring.tsx';

/** A promise as a small card: ring, name, what is left, before when (SLA-7). */
export function PromiseFigure({ head }: { readonly head: PromiseHead }) {
  const { t, i18n } = useTranslation('promise');
  const times = useTimes();
  const standing = useStanding(head);
  return (
    <div className="card figure">
      <span className={`rg ${standing.state}`}>
        <Ring state={standing.state} left={standing.share} size={36} />
      </span>
      <div className="num">
        <div className="xs t3">{t(`names.${head.promise as 'resolution'}`)}</div>
        <div className={`b figure-left ${standing.state}`}>{chipText(standing, i18n.language)}</div>
        {head.dueAt === null ? null : <div className="xxs t3">{t('chip.due', { at: times.when(head.dueAt) })}</div>}
      </div>
    </div>
  );
}
