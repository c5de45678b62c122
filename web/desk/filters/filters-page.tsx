import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '#api/desk/filter-fields.ts';
import { changeFilter, createFilter, deleteFilter, listFilters, orderFilters } from '#api/desk/filters.ts';
import { listLevels } from '#api/promise/levels.ts';
import { type FilterKind, filterKinds } from '#core/conditions/filter.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useSiteNames } from '#web/house/users/site-names.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { OrderedRows } from '#web/kit/parts/ordered-rows.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { useValueNames } from '#web/promise/levels/use-value-names.ts';
import { blankFilter, type FilterDraft } from './filter-draft.ts';
import { FilterEditor } from './filter-editor.tsx';
import { FilterExamples } from './filter-examples.tsx';
import { FilterLine } from './filter-line.tsx';
import '#web/promise/levels/levels.css';
import './filters.css';

/** The control panel's page of filters (FLT-1): a list for each kind, in the order they are asked. */
export function FiltersPage() {
  const { t } = useTranslation('desk');
  const me = useMe();
  const list = useAnswer(listFilters, {});
  const levels = useAnswer(listLevels, {});
  const nameOf: ReturnType<typeof useValueNames> = useValueNames(levels.data?.rows ?? []);
  const sites = useSiteNames().filter((site) => mayDo(me, 'settings.edit', site.id));
  const [kind, setKind] = useState<FilterKind>('new');
  const [open, setOpen] = useState<FilterDraft | null>(null);
  const [error, setError] = useState<unknown>(null);
  const told = { refresh: [listFilters], onError: setError };
  const done = { ...told, onSuccess: () => setOpen(null) };
  const create = useCall(createFilter, done);
  const change = useCall(changeFilter, done);
  const toggle = useCall(changeFilter, told);
  const remove = useCall(deleteFilter, done);
  const order = useCall(orderFilters, told);
  const all = list.data?.rows ?? [];
  const rows = all.filter((filter) => filter.kind === kind);
  const everywhere = mayDo(me, 'settings.edit', null);
  const begin = (draft: FilterDraft) => {
    setError(null);
    setKind(draft.kind);
    setOpen({ ...draft, siteId: everywhere ? draft.siteId : (sites[0]?.id ?? null) });
  };
  const save = ({ id, version, mayChange: _may, ...fields }: FilterDraft) => {
    setError(null);
    if (id === undefined || version === undefined) create.mutate({ body: fields });
    else change.mutate({ params: { filterId: id }, body: { ...fields, version } });
  };
  const editor = (draft: FilterDraft) => (
    <FilterEditor
      key={draft.id ?? 'new'}
      filter={draft}
      nameOf={nameOf}
      busy={create.isPending || change.isPending}
      error={error}
      onSave={save}
      onRemove={() => draft.id && remove.mutate({ params: { filterId: draft.id } })}
      onClose={() => setOpen(null)}
    />
  );
  return (
    <Page
      wide
      title={t('filters.title')}
      lead={t('filters.lead')}
      actions={
        <Button
          look="pri"
          icon={<Plus size={15} aria-hidden />}
          onClick={() => begin(blankFilter(kind, t('filters.newName'), null))}
        >
          {t('filters.new')}
        </Button>
      }
    >
      <div className="levels-page">
        <div className="row wrap filter-kinds">
          <SegmentedControl
            label={t('filters.kind')}
            value={kind}
            options={filterKinds.map((value) => ({
              value,
              label: `${t(`filters.kinds.${value}`)} ${all.filter((one) => one.kind === value).length || ''}`.trim(),
            }))}
            onChange={(next) => {
              setKind(next);
              setOpen(null);
            }}
          />
          <span className="xs t3 grow">{t(`filters.kindHints.${kind}`)}</span>
        </div>
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {error && open === null ? <ErrorState error={error} /> : null}
        {list.isPending ? <SkeletonRows rows={4} height={54} /> : null}
        {list.data ? (
          <section className="card levels-card">
            {rows.length === 0 && open === null ? <FilterExamples kind={kind} onPick={begin} /> : null}
            <OrderedRows
              rows={rows}
              isFixed={(filter) => !filter.mayChange}
              moveLabel={({ name }, place) => t('filters.move', { name, place: place + 1 })}
              onOrder={(next) =>
                order.mutate({
                  body: { kind, filterIds: next.flatMap((one) => (one.mayChange ? [one.id] : [])) },
                })
              }
            >
              {(filter: Filter, place, grip) => (
                <>
                  <FilterLine
                    filter={filter}
                    place={place}
                    grip={grip}
                    nameOf={nameOf}
                    open={open?.id === filter.id}
                    onOpen={() => {
                      setError(null);
                      setOpen(open?.id === filter.id ? null : filter);
                    }}
                    onToggle={(active) => {
                      const { id: filterId, mayChange: _may, ...fields } = filter;
                      setError(null);
                      toggle.mutate({ params: { filterId }, body: { ...fields, active } });
                    }}
                  />
                  {open?.id === filter.id ? editor(filter) : null}
                </>
              )}
            </OrderedRows>
            {open !== null && open.id === undefined ? editor(open) : null}
          </section>
        ) : null}
      </div>
    </Page>
  );
}
