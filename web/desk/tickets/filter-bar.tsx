import { Menu, TextInput } from '@mantine/core';
import { ArrowDownWideNarrow, ArrowUpNarrowWide, Plus, Search, Store } from 'lucide-react';
import type { TFunction } from 'i18next';
import { memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sorts } from '#api/desk/tickets.ts';
import type { OwnField } from '#api/house/custom-fields.ts';
import { readOwnFilter, withOwn } from '#core/house/custom-fields/own-filter.ts';
import { paths, type TicketsSearch } from '#web/kit/frame/paths.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { Keys } from '#web/kit/keys/keys.tsx';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { FilterChip } from '#web/kit/parts/chips.tsx';
import { SearchMenu } from '#web/desk/searches/search-menu.tsx';
import type { DeskNames } from './desk-names.ts';
import { type DeskSearch, isFalling } from './desk-search.ts';
import { Pick } from './pick.tsx';

const fields = ['site', 'status', 'owner', 'priority', 'type', 'group', 'tag'] as const;
type Field = (typeof fields)[number];

const builtInSorts = sorts.filter((sort) => sort !== 'own');

/** What can be wished of an own field by picking; none where it is written. */
function ownWishes({ type, choices }: OwnField): readonly string[] {
  return type === 'choice' ? choices : type === 'checkbox' ? ['true', 'false'] : [];
}

/** A wish as a person says it: what is empty is not filled in. */
function sayWish({ type }: OwnField, wish: string, t: TFunction<['desk', 'kit']>): string {
  if (wish === '') return t('list.notFilled');
  return type === 'checkbox' ? t(wish === 'true' ? 'list.yes' : 'list.no') : wish;
}

/** The chips a list is narrowed by, its search, its order, and how to save it (SRC-1, TKT-8). */
export const FilterBar = memo(function FilterBar({
  search,
  names,
}: {
  readonly search: DeskSearch;
  readonly names: DeskNames;
}) {
  const { t } = useTranslation(['desk', 'kit']);
  const go = useGo();
  const [picking, setPicking] = useState<Field | 'field'>();
  const [ownPicked, setOwnPicked] = useState<string>();
  const wished = readOwnFilter(search.own ?? '') ?? {};
  const ownField = names.own.find(({ key }) => key === ownPicked);
  const box = useRef<HTMLInputElement>(null);
  const change = (next: TicketsSearch) =>
    go(paths.tickets({ ...search, named: undefined, ...next }), { replace: true });
  useKeys([
    { keys: 'f', label: t('keys.filter'), group: t('keys.list'), run: () => setPicking('field') },
    { keys: '/', label: t('keys.search'), group: t('keys.list'), run: () => box.current?.focus() },
  ]);
  const sortName =
    search.sort === 'own'
      ? (names.own.find(({ key }) => key === search.sortField)?.name ?? '–')
      : t(`${search.sort && !isFalling(search) ? 'sortsTurned' : 'sorts'}.${(search.sort ?? 'due') as 'created'}`);
  const labels: Readonly<Record<Field, string>> = {
    site: t('columns.site'),
    status: t('columns.status'),
    owner: t('columns.owner'),
    priority: t('columns.priority'),
    type: t('columns.type'),
    group: t('columns.group'),
    tag: t('columns.tags'),
  };
  const choices = (field: Field) => {
    if (field === 'site') return names.sites.map((one) => ({ value: one.id, label: one.name }));
    if (field === 'status') return names.statuses.map((one) => ({ value: one.id, label: names.status(one.id) }));
    if (field === 'priority') return names.priorities.map((one) => ({ value: one.id, label: names.priority(one.id) }));
    if (field === 'type') return names.types.map((one) => ({ value: one.id, label: names.type(one.id) }));
    if (field === 'group') return names.groups.map((one) => ({ value: one.id, label: one.name }));
    if (field === 'tag') return [];
    return [
      { value: 'me', label: t('act.toMe') },
      { value: 'nobody', label: t('act.nobody') },
      ...names.colleagues.map((one) => ({ value: one.id, label: one.name })),
    ];
  };
  const shown = (field: Field, value: string) => choices(field).find((one) => one.value === value)?.label ?? value;
  return (
    <div className="filterbar">
      {fields.map((field) => {
        const value = search[field];
        return value ? (
          <FilterChip
            key={field}
            icon={field === 'site' ? <Store size={13} aria-hidden /> : undefined}
            field={labels[field]}
            value={shown(field, value)}
            onPress={() => setPicking(field)}
            onRemove={() => change({ [field]: undefined })}
          />
        ) : null;
      })}
      {names.own.map((field) => {
        const wish = wished[field.key];
        return wish === undefined ? null : (
          <FilterChip
            key={field.key}
            field={field.name}
            value={sayWish(field, wish, t)}
            onPress={() => setOwnPicked(field.key)}
            onRemove={() => change({ own: withOwn(search.own, field.key, undefined) })}
          />
        );
      })}
      <button type="button" className="fchip dash" onClick={() => setPicking('field')}>
        <Plus size={13} aria-hidden />
        {t('list.filter')} <Keys of="f" />
      </button>
      <TextInput
        ref={box}
        key={search.text ?? ''}
        size="xs"
        className="listsearch"
        styles={{ input: { height: 26, minHeight: 26 } }}
        leftSection={<Search size={13} aria-hidden />}
        placeholder={t('list.searchHere')}
        aria-label={t('list.searchHere')}
        defaultValue={search.text ?? ''}
        onKeyDown={(event) => {
          if (event.key === 'Enter') change({ text: event.currentTarget.value.trim() || undefined });
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
        onBlur={(event) => {
          const text = event.currentTarget.value.trim();
          if (text !== (search.text ?? '')) change({ text: text || undefined });
        }}
      />
      <span className="grow" />
      <Menu position="bottom-end">
        <Menu.Target>
          <button type="button" className="fchip bare" aria-label={`${t('sorts.label')}: ${sortName}`}>
            {search.sort && isFalling(search) ? (
              <ArrowDownWideNarrow size={14} aria-hidden />
            ) : (
              <ArrowUpNarrowWide size={14} aria-hidden />
            )}
            {sortName}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {builtInSorts.map((sort) => (
            <Menu.Item
              key={sort}
              onClick={() => change({ sort: sort === 'due' ? undefined : sort, sortField: undefined, way: undefined })}
            >
              {t(`sorts.${sort}`)}
            </Menu.Item>
          ))}
          {names.own.map(({ key, name }) => (
            <Menu.Item key={key} onClick={() => change({ sort: 'own', sortField: key, way: undefined })}>
              {name}
            </Menu.Item>
          ))}
          {search.sort ? (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => change({ way: isFalling(search) ? 'asc' : 'desc' })}>
                {t('list.turn')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <SearchMenu search={search} names={names} />
      {picking === 'field' ? (
        <Pick
          title={t('keys.filter')}
          choices={[
            ...fields.map((field) => ({ value: field as string, label: labels[field] })),
            ...names.own.map(({ key, name }) => ({ value: `own:${key}`, label: name })),
          ]}
          onClose={() => setPicking(undefined)}
          onPick={(field) =>
            setTimeout(() =>
              field.startsWith('own:') ? setOwnPicked(field.slice('own:'.length)) : setPicking(field as Field),
            )
          }
        />
      ) : picking ? (
        <Pick
          title={labels[picking]}
          choices={choices(picking)}
          onClose={() => setPicking(undefined)}
          onPick={(value) => change({ [picking]: value })}
          {...(picking === 'tag' ? { makes: (tag: string) => ({ value: tag, label: tag }) } : {})}
        />
      ) : null}
      {ownField ? (
        <Pick
          key={ownField.key}
          title={ownField.name}
          choices={[...ownWishes(ownField), ''].map((wish) => ({
            value: `=${wish}`,
            label: sayWish(ownField, wish, t),
            on: wished[ownField.key] === wish,
          }))}
          onClose={() => setOwnPicked(undefined)}
          onPick={(wish) => change({ own: withOwn(search.own, ownField.key, wish.slice(1)) })}
          {...(ownWishes(ownField).length === 0
            ? { makes: (text: string) => ({ value: `=${text}`, label: text }) }
            : {})}
        />
      ) : null}
    </div>
  );
});
