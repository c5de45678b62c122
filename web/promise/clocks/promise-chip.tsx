import { useTranslation } from 'react-i18next';
import { HOUR, MINUTE } from '#core/platform/instant.ts';
import { durationText, durationWords } from '#core/platform/duration-text.ts';
import { presentInstant, useNow } from '#web/kit/time/use-now.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { type HeadNow, headNow, type PromiseHead } from './head-now.ts';
import { type ChipState, Ring } from './ring.tsx';

export interface PromiseChipProps {
  /** The promise as the wire gives it; null is "no promise". */
  readonly head: PromiseHead | null;
  readonly size?: 'sm' | 'md' | 'lg';
  /** Adds what the time is until: `6 min till svar`. */
  readonly told?: boolean;
}

/** The one chip for a promise, the same in list, ticket, offer, phone and wallboard (SLA-7). */
export function PromiseChip({ head, size = 'md', told }: PromiseChipProps) {
  if (head === null) return <NoPromise size={size} />;
  return <RunningChip head={head} size={size} told={told ?? false} />;
}

/** The chip's look alone, for promises that have ended: `kept` with the time taken, `broken` with the time over. */
export function ChipLook({ state, left, text, size = 'md', label, title }: ChipLookProps) {
  return (
    <span
      className={['pc', state, size === 'md' ? '' : size].filter(Boolean).join(' ')}
      role="img"
      aria-label={label ?? text}
      title={title}
    >
      <Ring state={state} left={left} size={size === 'sm' ? 14 : size === 'md' ? 16 : 24} />
      {text}
    </span>
  );
}

export interface ChipLookProps {
  readonly state: ChipState;
  readonly left?: number;
  readonly text: string;
  readonly size?: 'sm' | 'md' | 'lg';
  /** Said in full by a screen reader. */
  readonly label?: string;
  readonly title?: string;
}

function RunningChip({
  head,
  size,
  told,
}: {
  readonly head: PromiseHead;
  readonly size: 'sm' | 'md' | 'lg';
  readonly told: boolean;
}) {
  const { t, i18n } = useTranslation('promise');
  const standing = useStanding(head);
  const times = useTimes();
  const lasting = chipText(standing, i18n.language);
  const said = [
    t(`names.${head.promise as 'resolution'}`),
    t(sentences[standing.state] ?? 'chip.left', {
      lasting: lasting.replace('+', ''),
    }),
    ...(head.dueAt === null ? [] : [t('chip.due', { at: times.when(head.dueAt) })]),
    ...(head.levelName === null ? [] : [t('chip.level', { level: head.levelName })]),
  ].join(', ');
  const text = told && standing.leftMs >= 0 ? t('chip.toAnswer', { lasting }) : lasting;
  return <ChipLook state={standing.state} left={standing.share} text={text} size={size} label={said} title={said} />;
}

function NoPromise({ size }: { readonly size: 'sm' | 'md' | 'lg' }) {
  const { t } = useTranslation('promise');
  return <ChipLook state="none" text={t('chip.none')} size={size} />;
}

/** How a promise stands, redrawn each second under two minutes, each quarter of a minute under an hour, else each minute. */
export function useStanding(head: PromiseHead): HeadNow {
  const left = Math.abs(
    head.leftMs -
      (head.state === 'paused' || head.state === 'closed' ? 0 : Math.max(0, presentInstant() - head.asOfAt)),
  );
  const now = useNow(left < 2 * MINUTE ? 'second' : left < HOUR ? 'quarter' : 'minute');
  return headNow(head, now);
}

/** The chip's short text: what is left rounded down, what is over with a plus and rounded up. */
export function chipText(standing: Pick<HeadNow, 'leftMs' | 'longest'>, language: string): string {
  const words = durationWords(language);
  return standing.leftMs < 0
    ? `+${durationText(standing.leftMs, 'up', words, standing.longest)}`
    : durationText(standing.leftMs, 'down', words, standing.longest);
}

const sentences: Partial<Record<ChipState, 'chip.left' | 'chip.over' | 'chip.standing' | 'chip.outside'>> = {
  ontrack: 'chip.left',
  warn: 'chip.left',
  over: 'chip.over',
  paused: 'chip.standing',
  closed: 'chip.outside',
};
