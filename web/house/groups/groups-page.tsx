import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteGroup, listGroups, listGroupUses } from '#api/house/groups.ts';
import { listColleagues } from '#api/house/users.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { Avatar } from '#web/kit/parts/avatar.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useLeaving } from '#web/kit/toast/use-leaving.ts';
import { call } from '#web/kit/wire/call.ts';
import { keyOf, useAnswer } from '#web/kit/wire/use-answer.ts';
import { NamedInput } from '../sign-in/named-input.tsx';
import { useSiteNames } from '../users/site-names.ts';
import { type Group, GroupDrawer } from './group-drawer.tsx';

/** Groups, which are also the departments tickets belong to, with who is in them and what stands with them (USR-1). */
export function GroupsPage() {
  const { t } = useTranslation('house');
  const client = useQueryClient();
  const list = useAnswer(listGroups, {});
  const may = mayDo(useMe(), 'users.manage');
  const uses = useAnswer(listGroupUses, {}, { enabled: may }).data?.rows ?? [];
  const colleagues = useAnswer(listColleagues, {}).data?.rows ?? [];
  const sites = useSiteNames();
  useLiveRefresh('groups', [listGroups, listGroupUses]);
  const [open, setOpen] = useState<Group | { readonly called: string }>();
  const [text, setText] = useState('');
  const leaving = useLeaving();
  const siteName = (id: string | null) =>
    id === null ? t('groups.allSites') : (sites.find((site) => site.id === id)?.name ?? '–');
  const usesOf = (id: string) =>
    uses
      .filter((use) => use.groupId === id)
      .map(({ kind, count }) => t(`groups.uses.${kind}`, { count }))
      .join(', ');
  const all = (list.data?.rows ?? []).filter(({ id }) => !leaving.isLeaving(id));
  const members = (row: Group) => colleagues.filter(({ id }) => row.memberIds.includes(id));
  const sought = text.trim().toLowerCase();
  const rows = all.filter((row) =>
    [row.name, siteName(row.siteId), ...members(row).map(({ name }) => name)].some((word) =>
      word.toLowerCase().includes(sought),
    ),
  );
  const remove = (group: Group) => {
    setOpen(undefined);
    leaving.leave(group.id, t('groups.removed', { name: group.name }), async () => {
      await call(deleteGroup, { params: { groupId: group.id } });
      await client.invalidateQueries({ queryKey: keyOf(listGroups) });
    });
  };
  const examples = [t('groups.examples.one'), t('groups.examples.two'), t('groups.examples.three')];
  return (
    <Page
      title={t('groups.title')}
      lead={t('groups.lead')}
      actions={
        <Button
          look="pri"
          icon={<Plus size={15} aria-hidden />}
          because={may ? undefined : t('users.notAllowed')}
          onClick={() => setOpen({ called: '' })}
        >
          {t('groups.new')}
        </Button>
      }
    >
      {all.length > 0 ? (
        <div style={{ maxWidth: 320 }}>
          <NamedInput aria-label={t('groups.search')} placeholder={t('groups.search')} value={text} onText={setText} />
        </div>
      ) : null}
      <Section flush>
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <SkeletonRows rows={4} /> : null}
        {list.data && all.length === 0 ? (
          <EmptyState
            title={t('groups.none')}
            action={
              <div className="row wrap">
                {examples.map((called) => (
                  <Button
                    key={called}
                    size="sm"
                    icon={<Plus size={14} aria-hidden />}
                    because={may ? undefined : t('users.notAllowed')}
                    onClick={() => setOpen({ called })}
                  >
                    {called}
                  </Button>
                ))}
              </div>
            }
          >
            {t('groups.noneHint')}
          </EmptyState>
        ) : null}
        {all.length > 0 && rows.length === 0 ? <EmptyState title={t('groups.noneFound', { text })} /> : null}
        {rows.length > 0 ? (
          <table className="dt">
            <thead>
              <tr>
                <th className="l">{t('groups.name')}</th>
                <th className="l">{t('groups.site')}</th>
                <th className="l">{t('groups.members')}</th>
                <th className="l">{t('groups.used')}</th>
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
                  <td className="l t2">{siteName(row.siteId)}</td>
                  <td className="l t2">
                    <Members names={members(row).map(({ name }) => name)} />
                  </td>
                  <td className="l t2">{usesOf(row.id) || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </Section>
      {open ? (
        <GroupDrawer
          key={'id' in open ? open.id : `new ${open.called}`}
          group={'id' in open ? open : undefined}
          {...('called' in open ? { name: open.called } : {})}
          uses={'id' in open ? usesOf(open.id) : ''}
          onRemove={remove}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </Page>
  );
}

/** The first faces of a group, and how many more there are. */
function Members({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('house');
  if (names.length === 0) return <span className="t3">{t('groups.nobody')}</span>;
  return (
    <span className="row" style={{ gap: 6 }} title={names.join(', ')}>
      {names.slice(0, SHOWN).map((name) => (
        <Avatar key={name} name={name} size={20} />
      ))}
      <span className="cut">
        {names.length <= 2 ? names.join(', ') : t('groups.manyMembers', { count: names.length })}
      </span>
    </span>
  );
}

const SHOWN = 4;
