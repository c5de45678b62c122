import { Drawer, MultiSelect, NativeSelect } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { changeGroup, createGroup, deleteGroup, type group, listGroups } from '#api/house/groups.ts';
import { listColleagues } from '#api/house/users.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { NamedInput } from '../sign-in/named-input.tsx';
import { useSiteNames } from '../users/site-names.ts';

type Group = z.output<typeof group>;

/** Groups, which are also the departments tickets belong to (USR-1). */
export function GroupsPage() {
  const { t } = useTranslation('house');
  const list = useAnswer(listGroups, {});
  const colleagues = useAnswer(listColleagues, {}).data?.rows ?? [];
  const sites = useSiteNames();
  const may = mayDo(useMe(), 'users.manage');
  useLiveRefresh('groups', [listGroups]);
  const [open, setOpen] = useState<Group | 'new'>();
  const rows = list.data?.rows ?? [];
  return (
    <Page
      title={t('groups.title')}
      lead={t('groups.lead')}
      actions={
        <Button
          look="pri"
          icon={<Plus size={15} aria-hidden />}
          because={may ? undefined : t('users.notAllowed')}
          onClick={() => setOpen('new')}
        >
          {t('groups.new')}
        </Button>
      }
    >
      <Section flush>
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <SkeletonRows rows={4} /> : null}
        {list.data && rows.length === 0 ? (
          <EmptyState title={t('groups.none')}>{t('groups.noneHint')}</EmptyState>
        ) : null}
        {rows.length > 0 ? (
          <table className="dt">
            <thead>
              <tr>
                <th className="l">{t('groups.name')}</th>
                <th className="l">{t('groups.site')}</th>
                <th className="l">{t('groups.members')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="l">
                    <button type="button" className="plainbtn m" disabled={!may} onClick={() => setOpen(row)}>
                      {row.name}
                    </button>
                  </td>
                  <td className="l t2">
                    {row.siteId === null
                      ? t('groups.allSites')
                      : (sites.find((site) => site.id === row.siteId)?.name ?? '–')}
                  </td>
                  <td className="l t2">
                    {colleagues
                      .filter((each) => row.memberIds.includes(each.id))
                      .map((each) => each.name)
                      .join(', ') || t('groups.nobody')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </Section>
      {open ? (
        <GroupDrawer
          key={open === 'new' ? 'new' : open.id}
          group={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </Page>
  );
}

function GroupDrawer({ group: shown, onClose }: { readonly group: Group | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation('house');
  const sites = useSiteNames();
  const colleagues = useAnswer(listColleagues, {}).data?.rows ?? [];
  const [name, setName] = useState(shown?.name ?? '');
  const [siteId, setSiteId] = useState<string | null>(shown?.siteId ?? null);
  const [memberIds, setMemberIds] = useState<string[]>(shown?.memberIds ?? []);
  const refresh = [listGroups, listColleagues];
  const create = useCall(createGroup, { refresh, onSuccess: onClose });
  const change = useCall(changeGroup, { refresh, onSuccess: onClose });
  const remove = useCall(deleteGroup, { refresh, onSuccess: onClose });
  const error = create.error ?? change.error ?? remove.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { name, siteId, memberIds };
    if (shown) change.mutate({ params: { groupId: shown.id }, body });
    else create.mutate({ body });
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('users.close') }}
      position="right"
      title={shown?.name ?? t('groups.new')}
      size={460}
    >
      <form onSubmit={submit} noValidate>
        <Field label={t('groups.name')}>
          <NamedInput value={name} onText={setName} />
        </Field>
        <NativeSelect
          mt={14}
          label={t('groups.site')}
          value={siteId ?? ''}
          data={[
            { value: '', label: t('groups.allSites') },
            ...sites.map((site) => ({ value: site.id, label: site.name })),
          ]}
          onChange={(event) => setSiteId(event.target.value || null)}
        />
        <MultiSelect
          mt={14}
          searchable
          label={t('groups.members')}
          value={memberIds}
          data={colleagues.map((each) => ({ value: each.id, label: each.name }))}
          onChange={setMemberIds}
        />
        {error ? (
          <div style={{ marginTop: 14 }}>
            <ErrorState error={error} />
          </div>
        ) : null}
        <div className="row" style={{ marginTop: 18 }}>
          <Button type="submit" look="pri" busy={create.isPending || change.isPending} disabled={!name.trim()}>
            {t('users.save')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {t('users.cancel')}
          </Button>
          <span className="grow" />
          {shown ? (
            <Button look="bad" busy={remove.isPending} onClick={() => remove.mutate({ params: { groupId: shown.id } })}>
              {t('groups.delete')}
            </Button>
          ) : null}
        </div>
      </form>
    </Drawer>
  );
}
