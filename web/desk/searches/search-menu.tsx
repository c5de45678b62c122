import { Menu } from '@mantine/core';
import { Bookmark, BookmarkPlus, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedSearch } from '#api/desk/searches.ts';
import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import type { DeskSearch } from '#web/desk/tickets/desk-search.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { SearchForm } from './search-form.tsx';
import { addressOf, useSavedSearches } from './use-saved-searches.ts';

/** Every saved search, pinned or not, and how to save what the list shows (SRC-1). */
export function SearchMenu({ search, names }: { readonly search: DeskSearch; readonly names: DeskNames }) {
  const { t } = useTranslation('desk');
  const go = useGo();
  const { rows } = useSavedSearches();
  const [form, setForm] = useState<SavedSearch | 'new'>();
  const current = rows.find((one) => one.name === search.named && one.mine);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <button type="button" className="fchip bare">
            <Bookmark size={14} aria-hidden />
            {t('list.saved')}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {rows.map((one) => (
            <Menu.Item
              key={one.id}
              leftSection={<Bookmark size={15} />}
              onClick={() => go(paths.tickets(addressOf(one)))}
            >
              {one.name}
            </Menu.Item>
          ))}
          {rows.length > 0 ? <Menu.Divider /> : null}
          {current ? (
            <Menu.Item leftSection={<Pencil size={15} />} onClick={() => setForm(current)}>
              {t('searches.change', { name: current.name })}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<BookmarkPlus size={15} />} onClick={() => setForm('new')}>
            {t('list.save')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {form ? (
        <SearchForm
          search={search}
          names={names}
          {...(form === 'new' ? {} : { saved: form })}
          onSaved={(row) => go(paths.tickets(addressOf(row)), { replace: true })}
          onClose={() => setForm(undefined)}
        />
      ) : null}
    </>
  );
}
