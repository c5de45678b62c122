import { Popover } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Bell as BellIcon, CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  listNotifications,
  type Notification,
  readAllNotifications,
  readNotification,
} from '#api/house/notifications.ts';
import { type NoticeKind, noticeKey, noticePath } from '#core/house/notifications/notice.ts';
import { useMe } from '#web/house/me/use-me.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import './bell.css';

/** The bell of the top bar and its panel of notices (SLA-8); live, never opens by itself. */
export function Bell() {
  const { t } = useTranslation('house');
  const me = useMe();
  const [open, setOpen] = useState(false);
  const list = useAnswer(listNotifications, { query: { limit: 30 } });
  useLiveRefresh(me ? `user:${me.id}` : undefined, [listNotifications]);
  const unread = list.data?.unread ?? 0;
  const readAll = useCall(readAllNotifications, { refresh: [listNotifications] });
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={380} trapFocus>
      <Popover.Target>
        <Button
          look="ghost"
          square
          className="bell"
          aria-label={unread > 0 ? t('bell.unread', { count: unread }) : t('bell.title')}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <BellIcon size={18} aria-hidden />
          {unread > 0 ? <span className="bdg">{unread > 99 ? '99+' : unread}</span> : null}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <div className="bell-head">
          <h2 className="grow">{t('bell.title')}</h2>
          {unread > 0 ? (
            <Button
              size="xs"
              look="ghost"
              icon={<CheckCheck size={14} aria-hidden />}
              onClick={() => readAll.mutate({})}
            >
              {t('bell.readAll')}
            </Button>
          ) : null}
        </div>
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <SkeletonRows rows={3} height={52} /> : null}
        {list.data?.rows.length === 0 ? <EmptyState title={t('bell.none')}>{t('bell.noneHint')}</EmptyState> : null}
        <ul className="bell-rows">
          {list.data?.rows.map((notice) => (
            <li key={notice.id}>
              <NoticeLine notice={notice} onOpened={() => setOpen(false)} />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function NoticeLine({ notice, onOpened }: { readonly notice: Notification; readonly onOpened: () => void }) {
  const { t } = useTranslation('house');
  const times = useTimes();
  const navigate = useNavigate();
  const read = useCall(readNotification, { refresh: [listNotifications] });
  const path = noticePath(notice.subject);
  const press = () => {
    if (notice.readAt === null) read.mutate({ params: { notificationId: notice.id } });
    if (path) void navigate({ to: path });
    if (path) onOpened();
  };
  const { dueAt, promise } = notice.facts;
  const say = t as unknown as (key: string, facts: object) => string;
  return (
    <button type="button" className={notice.readAt === null ? 'bell-row new' : 'bell-row'} onClick={press}>
      <span className="bell-dot" aria-hidden="true" />
      <span className="grow">
        {say(`notices.${noticeKey(notice.kind as NoticeKind)}`, {
          ...notice.facts,
          promise: say(`promises.${String(promise ?? 'resolution')}`, {}),
          due: typeof dueAt === 'number' ? times.when(dueAt) : '',
          defaultValue: say('notices.other', notice.facts),
        })}
      </span>
      <span className="xs t3 num nowrap">{times.when(notice.createdAt)}</span>
      {notice.readAt === null ? <span className="sr">{t('bell.new')}</span> : null}
    </button>
  );
}
