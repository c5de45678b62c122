import { NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FilterHit, type TriedPage, tryFilter } from '#api/desk/filters.ts';
import type { Condition } from '#core/conditions/condition.ts';
import { treeOf } from '#core/conditions/filter.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { call } from '#web/kit/wire/call.ts';
import { sayTree } from '#web/promise/levels/condition-text.ts';
import type { FilterDraft } from './filter-draft.ts';
import { useTouchWords } from './use-touch-words.ts';

const MOST_SHOWN = 200;
const spans = [7, 30, 90, 365] as const;

interface Found {
  readonly hits: readonly FilterHit[];
  readonly found: number;
  readonly scanned: number;
  readonly total: number;
  readonly done: boolean;
}

/** What the filter would have done with what has come, also while it is only being written (FLT-5): page by page. */
export function FilterTrial({ filter, lacking, nameOf }: FilterTrialProps) {
  const { t } = useTranslation('desk');
  const [days, setDays] = useState<number>(30);
  const [found, setFound] = useState<Found>();
  const [error, setError] = useState<unknown>();
  const run = useRef(0);
  const busy = found !== undefined && !found.done && error === undefined;
  const stop = () => {
    run.current += 1;
    setFound((now) => now && { ...now, done: true });
  };
  const start = async () => {
    run.current += 1;
    const mine = run.current;
    setError(undefined);
    const { id, version: _version, mayChange: _may, ...fields } = filter;
    let now: Found = { hits: [], found: 0, scanned: 0, total: 0, done: false };
    let after: string | null = null;
    setFound(now);
    try {
      do {
        const page: TriedPage = await call(tryFilter, { body: { filter: fields, filterId: id ?? null, days, after } });
        if (mine !== run.current) return;
        after = page.next;
        now = {
          hits: [...now.hits, ...page.hits].slice(0, MOST_SHOWN),
          found: now.found + page.hits.length,
          scanned: now.scanned + page.scanned,
          total: page.total ?? now.total,
          done: page.next === null,
        };
        setFound(now);
      } while (after !== null);
    } catch (failed) {
      if (mine === run.current) setError(failed);
    }
  };
  return (
    <section className="filter-trial" aria-label={t('filters.trial.heading')}>
      <div className="row wrap rule-line">
        <span className="lab">{t('filters.trial.heading')}</span>
        <span className="xs t3 grow">{t(`filters.trial.hint.${filter.kind}`)}</span>
        {filter.kind === 'existing' ? null : (
          <NativeSelect
            size="xs"
            aria-label={t('filters.trial.span')}
            value={String(days)}
            data={spans.map((one) => ({ value: String(one), label: t('filters.trial.days', { count: one }) }))}
            onChange={(event) => setDays(Number(event.currentTarget.value))}
          />
        )}
        {busy ? (
          <Button size="sm" onClick={stop}>
            {t('filters.trial.stop')}
          </Button>
        ) : (
          <Button size="sm" disabled={lacking} onClick={() => void start()}>
            {t('filters.trial.try')}
          </Button>
        )}
      </div>
      {error === undefined ? null : <ErrorState error={error} />}
      {found === undefined ? null : (
        <div role="status">
          <p className="xs">
            {t('filters.trial.found', { count: found.found, scanned: found.scanned, total: found.total })}
            {found.found > found.hits.length ? ` ${t('filters.trial.firstOnly', { count: found.hits.length })}` : ''}
          </p>
          {busy ? <progress className="filter-progress" max={Math.max(1, found.total)} value={found.scanned} /> : null}
        </div>
      )}
      {found === undefined || found.hits.length === 0 ? null : (
        <ol className="filter-hits">
          {found.hits.map((hit, place) => (
            <Hit key={`${hit.ticket.id} ${place}`} hit={hit} nameOf={nameOf} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Hit({ hit, nameOf }: { readonly hit: FilterHit; readonly nameOf: FilterTrialProps['nameOf'] }) {
  const { t } = useTranslation(['desk', 'promise']);
  const { t: say } = useTranslation('promise');
  const times = useTimes();
  const words = useTouchWords(nameOf);
  const because = treeOf(hit.because as Parameters<typeof treeOf>[0]);
  return (
    <li className={hit.takenBy === null ? '' : 't3'}>
      <div className="row">
        <PathLink className="mono xs" to={paths.ticket(hit.ticket.id)}>
          {hit.ticket.number}
        </PathLink>
        <span className="cut grow">{hit.ticket.subject}</span>
        <span className="xs t3 cut">{hit.from}</span>
        <time className="xs num nowrap t3" title={times.fully(hit.at)}>
          {times.when(hit.at)}
        </time>
      </div>
      <div className="xs t2">{sayTree(because, say, nameOf)}</div>
      <div className="xs">
        {hit.takenBy === null
          ? words(hit) || t('desk:filters.noChange')
          : t('desk:filters.trial.takenBy', { name: hit.takenBy })}
      </div>
    </li>
  );
}

interface FilterTrialProps {
  readonly filter: FilterDraft;
  /** It does not say all it must, so it cannot be tried. */
  readonly lacking: boolean;
  readonly nameOf: (field: Condition['field'], value: string) => string;
}
