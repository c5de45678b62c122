import { useTranslation } from 'react-i18next';
import type { TrialFate } from '#api/insight/trials.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { ChipLook } from '#web/promise/clocks/promise-chip.tsx';

const looks = {
  met: 'kept',
  missed: 'broken',
  overdue: 'over',
  cancelled: 'none',
  running: 'ontrack',
  none: 'none',
} as const;

/** What became of a promise under one policy, in the one chip of promises (SLA-7, SLA-10). */
export function FateChip({ fate }: { readonly fate: TrialFate }) {
  const { t } = useTranslation('trials');
  const times = useTimes();
  const word = t(`fate.${fate.fate}`);
  const longest = fate.business ? 'hour' : 'day';
  const over = (fate.elapsedMs ?? 0) - (fate.targetMs ?? 0);
  const late = fate.fate === 'missed' || fate.fate === 'overdue';
  const text = late
    ? `+${times.lasting(over, 'up', longest)}`
    : fate.fate === 'met'
      ? times.lasting(fate.elapsedMs ?? 0, 'down', longest)
      : word;
  const said = [word, late || fate.fate === 'met' ? text : '', fate.levelName ?? ''].filter(Boolean).join(', ');
  return <ChipLook size="sm" state={looks[fate.fate]} text={text} label={said} title={said} />;
}
