import { Menu } from '@mantine/core';
import {
  AlarmClock,
  CircleDot,
  Ellipsis,
  Flag,
  Merge,
  ShieldAlert,
  Store,
  Tag,
  Trash2,
  UserPlus,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Keys } from '#web/kit/keys/keys.tsx';
import { BulkBar } from '#web/kit/parts/bulk-bar.tsx';
import type { useTicketActions } from './use-ticket-actions.tsx';

/** What can be done with everything selected (TKT-5). */
export function BulkActions({ count, actions, onMerge, onClear }: BulkActionsProps) {
  const { t } = useTranslation('desk');
  return (
    <BulkBar count={count} onClear={onClear}>
      <button type="button" onClick={() => actions.open('assign')}>
        <UserPlus size={15} aria-hidden />
        {t('act.assign')} <Keys of="a" />
      </button>
      <button type="button" onClick={() => actions.open('status')}>
        <CircleDot size={15} aria-hidden />
        {t('act.status')} <Keys of="s" />
      </button>
      <button type="button" onClick={() => actions.open('priority')}>
        <Flag size={15} aria-hidden />
        {t('act.priority')} <Keys of="p" />
      </button>
      <button type="button" onClick={() => actions.open('tag')}>
        <Tag size={15} aria-hidden />
        {t('act.tag')} <Keys of="t" />
      </button>
      <button type="button" onClick={onMerge}>
        <Merge size={15} aria-hidden />
        {t('kin.merge')} <Keys of="m" />
      </button>
      <Menu position="top-end">
        <Menu.Target>
          <button type="button" aria-label={t('act.more')}>
            <Ellipsis size={15} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<AlarmClock size={15} />} onClick={() => actions.open('snooze')}>
            {t('act.snooze')}
          </Menu.Item>
          <Menu.Item leftSection={<Users size={15} />} onClick={() => actions.open('group')}>
            {t('act.group')}
          </Menu.Item>
          <Menu.Item leftSection={<Store size={15} />} onClick={() => actions.open('move')}>
            {t('act.move')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<ShieldAlert size={15} />} onClick={() => actions.putAside('spam')}>
            {t('act.spam')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Trash2 size={15} />}
            color="red"
            disabled={!actions.mayDelete}
            onClick={() => actions.putAside('deletion')}
          >
            {t('act.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </BulkBar>
  );
}

interface BulkActionsProps {
  readonly count: number;
  readonly actions: ReturnType<typeof useTicketActions>;
  readonly onMerge: () => void;
  readonly onClear: () => void;
}
