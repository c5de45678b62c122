import { Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changeSearch,
  countSearches,
  createSearch,
  deleteSearch,
  listSearches,
  type SavedSearch,
} from '#api/desk/searches.ts';
import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import { useMe } from '#web/house/me/use-me.ts';
import type { TicketsSearch } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { savedQueryOf } from './use-saved-searches.ts';

/** Names a search, shares it with a group of one's own and pins it to the menu (SRC-1); `saved` is one to change. */
export function SearchForm({ search, saved, names, onSaved, onClose }: SearchFormProps) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const [name, setName] = useState(saved?.name ?? '');
  const [groupId, setGroupId] = useState(saved?.groupId ?? '');
  const [pinned, setPinned] = useState(saved?.pinned ?? true);
  const [asShown, setAsShown] = useState(false);
  const refresh = [listSearches, countSearches];
  const done = (row: SavedSearch) => {
    onSaved?.(row);
    onClose();
  };
  const create = useCall(createSearch, { refresh, onSuccess: done });
  const change = useCall(changeSearch, { refresh, onSuccess: done });
  const again = useCall(createSearch, { refresh });
  const remove = useCall(deleteSearch, {
    refresh,
    onSuccess: () => {
      onClose();
      if (!saved) return;
      const { id: _id, mine: _mine, ownerName: _ownerName, ...body } = saved;
      toast({ text: t('searches.deleted', { name: saved.name }), undo: () => again.mutate({ body }) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const fields = { name: name.trim(), groupId: groupId === '' ? null : groupId, pinned };
    if (!saved) create.mutate({ body: { ...fields, query: savedQueryOf(search) } });
    else {
      const query = asShown ? { query: savedQueryOf(search) } : {};
      change.mutate({ params: { searchId: saved.id }, body: { ...fields, ...query } });
    }
  };
  const error = create.error ?? change.error ?? remove.error;
  const groups = names.groups.filter((group) => me?.groupIds.includes(group.id));
  return (
    <Modal
      opened
      onClose={onClose}
      title={saved ? t('searches.change', { name: saved.name }) : t('searches.title')}
      size={380}
      closeButtonProps={{ 'aria-label': t('searches.cancel') }}
    >
      <form onSubmit={submit} noValidate>
        <TextInput
          data-autofocus
          label={t('searches.name')}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
        />
        <NativeSelect
          mt={12}
          label={t('searches.share')}
          value={groupId}
          data={[
            { value: '', label: t('searches.onlyMe') },
            ...groups.map(({ id, name: label }) => ({ value: id, label })),
          ]}
          onChange={(event) => setGroupId(event.target.value)}
        />
        <Checkbox
          mt={14}
          label={t('searches.pinned')}
          checked={pinned}
          onChange={(event) => setPinned(event.target.checked)}
        />
        {saved ? (
          <Checkbox
            mt={10}
            label={t('searches.shown')}
            checked={asShown}
            onChange={(event) => setAsShown(event.target.checked)}
          />
        ) : null}
        {error ? <ErrorState error={error} /> : null}
        <div className="row" style={{ marginTop: 16 }}>
          <Button type="submit" look="pri" busy={create.isPending || change.isPending} disabled={name.trim() === ''}>
            {t('searches.save')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {t('searches.cancel')}
          </Button>
          <span className="grow" />
          {saved ? (
            <Button
              look="ghost"
              busy={remove.isPending}
              onClick={() => remove.mutate({ params: { searchId: saved.id } })}
            >
              {t('searches.delete')}
            </Button>
          ) : null}
        </div>
      </form>
    </Modal>
  );
}

interface SearchFormProps {
  /** What the list shows now. */
  readonly search: TicketsSearch;
  readonly saved?: SavedSearch;
  readonly names: DeskNames;
  readonly onSaved?: (row: SavedSearch) => void;
  readonly onClose: () => void;
}
