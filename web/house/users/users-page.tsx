import { UserPlus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listGroups } from '#api/house/groups.ts';
import { listUsers, type user } from '#api/house/users.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { Avatar } from '#web/kit/parts/avatar.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { EmptyState, ErrorState, NoRights, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer, usePages } from '#web/kit/wire/use-answer.ts';
import { TextInput } from '../sign-in/password-input.tsx';
import { InvitationsSection } from './invitations-section.tsx';
import { InviteDrawer } from './invite-drawer.tsx';
import { pluggedState } from './plugged-states.ts';
import { useRoles } from './role-names.ts';
import { useSiteNames } from './site-names.ts';
import { UserDrawer } from './user-drawer.tsx';

type User = z.output<typeof user>;

/** Users and their rights (USR-1). */
export function UsersPage() {
  const { t } = useTranslation('house');
  const me = useMe();
  const may = mayDo(me, 'users.manage');
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const pages = usePages(
    listUsers,
    { query: { limit: 100, ...(wanted ? { text: wanted } : {}) } },
    { enabled: may, keepPrevious: true },
  );
  useLiveRefresh('users', [listUsers]);
  const [inviting, setInviting] = useState(false);
  const [openId, setOpenId] = useState<string>();
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const opened = rows.find((row) => row.id === openId);
  if (me && !may)
    return (
      <Page title={t('users.title')}>
        <NoRights />
      </Page>
    );
  return (
    <Page
      title={t('users.title')}
      lead={t('users.lead')}
      actions={
        <Button look="pri" icon={<UserPlus size={15} aria-hidden />} onClick={() => setInviting(true)}>
          {t('users.invite')}
        </Button>
      }
    >
      <div style={{ maxWidth: 320 }}>
        <TextInput
          type="search"
          aria-label={t('users.search')}
          placeholder={t('users.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Section flush>
        {pages.error ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
        {pages.isPending ? <SkeletonRows rows={6} /> : null}
        {pages.data && rows.length === 0 ? (
          <EmptyState title={t('users.none')}>{t('users.noneHint')}</EmptyState>
        ) : null}
        {rows.length > 0 ? <UserTable rows={rows} onOpen={setOpenId} /> : null}
        {pages.hasNextPage ? (
          <div style={{ padding: 12 }}>
            <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('users.more')}
            </Button>
          </div>
        ) : null}
      </Section>
      <InvitationsSection />
      {inviting ? <InviteDrawer onClose={() => setInviting(false)} /> : null}
      {opened ? <UserDrawer key={opened.id} user={opened} onClose={() => setOpenId(undefined)} /> : null}
    </Page>
  );
}

function UserTable({ rows, onOpen }: { readonly rows: readonly User[]; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation('house');
  const times = useTimes();
  const { nameOf } = useRoles();
  const sites = useSiteNames();
  const groups = useAnswer(listGroups, {}).data?.rows ?? [];
  const { state } = pluggedState;
  const siteName = (id: string | null) =>
    id === null ? t('users.everywhere') : (sites.find((site) => site.id === id)?.name ?? '–');
  return (
    <table className="dt">
      <thead>
        <tr>
          <th className="l">{t('users.name')}</th>
          <th className="l">{t('users.roles')}</th>
          <th className="l">{t('users.groups')}</th>
          <th className="l">{t('users.signIn')}</th>
          {state ? <th className="l">{state.name()}</th> : null}
          <th>{t('users.lastSeen')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="l">
              <button type="button" className="plainbtn" onClick={() => onOpen(row.id)}>
                <Avatar name={row.name} size={24} />
                <span className="m">{row.name}</span>
                <span className="t3 xs">{row.email}</span>
              </button>
            </td>
            <td className="l">
              {row.assignments.map((each) => (
                <span key={`${each.roleId} ${each.siteId}`} className="nowrap" style={{ marginRight: 8 }}>
                  {nameOf(each.roleId)} <span className="t3 xs">{siteName(each.siteId)}</span>
                </span>
              ))}
            </td>
            <td className="l t2">
              {groups
                .filter((group) => row.groupIds.includes(group.id))
                .map((group) => group.name)
                .join(', ')}
            </td>
            <td className="l">
              {row.blocked ? (
                <Tag tone="bad">{t('users.blocked')}</Tag>
              ) : (
                <Tag tone={row.totp ? 'ok' : 'neutral'}>
                  {t(row.totp ? 'users.twoSteps' : row.password ? 'users.password' : 'users.noPassword')}
                </Tag>
              )}
            </td>
            {state ? <td className="l t2 nowrap">{state.told(row.id)}</td> : null}
            <td>{row.lastSeenAt === null ? '–' : times.when(row.lastSeenAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
