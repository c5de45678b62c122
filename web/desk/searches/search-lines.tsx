import { Bookmark, Pencil, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedSearch } from '#api/desk/searches.ts';
import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import type { DeskSearch } from '#web/desk/tickets/desk-search.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { SearchForm } from './search-form.tsx';
import { addressOf, useSavedSearches } from './use-saved-searches.ts';

/** The pinned searches in the menu, each with how many tickets it finds now (SRC-1). */
export function SearchLines({ search, names }: { readonly search: DeskSearch; readonly names: DeskNames }) {
  const { t } = useTranslation('desk');
  const { pinned, counts } = useSavedSearches();
  const [editing, setEditing] = useState<SavedSearch>();
  if (pinned.length === 0 && !editing) return null;
  return (
    <div className="views-group">
      <div className="eyebrow">{t('list.saved')}</div>
      {pinned.map((one) => {
        const count = counts[one.id];
        const title = one.mine ? one.name : `${one.name} · ${t('searches.by', { name: one.ownerName })}`;
        return (
          <span key={one.id} className="vi-row">
            <PathLink
              to={paths.tickets(addressOf(one))}
              className={search.named === one.name ? 'vi on' : 'vi'}
              title={title}
            >
              {one.groupId === null ? (
                <Bookmark size={16} className="ic" aria-hidden />
              ) : (
                <Users size={16} className="ic" aria-hidden />
              )}
              <span className="cut">{one.name}</span>
              {count ? <span className="n">{count >= 1000 ? '1000+' : count}</span> : null}
            </PathLink>
            {one.mine ? (
              <button
                type="button"
                className="plainbtn vi-x"
                aria-label={t('searches.change', { name: one.name })}
                title={t('searches.change', { name: one.name })}
                onClick={() => setEditing(one)}
              >
                <Pencil size={13} aria-hidden />
              </button>
            ) : null}
          </span>
        );
      })}
      {editing ? (
        <SearchForm search={search} saved={editing} names={names} onClose={() => setEditing(undefined)} />
      ) : null}
    </div>
  );
}
