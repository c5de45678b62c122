import { Menu } from '@mantine/core';
import { ChevronDown, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusSign } from '#web/desk/tickets/signs.tsx';
import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import { snoozeTimes } from '#web/desk/tickets/snooze-times.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { presentInstant } from '#web/kit/time/use-now.ts';

/** Send and set status in one press (TKT-3): the button remembers the status last chosen; the arrow has the others. */
export function SendMenu({ names, statusId, busy, because, onSend, onStatus, onLater }: SendMenuProps) {
  const { t } = useTranslation('desk');
  return (
    <span className="split">
      <Button look="pri" hint="ctrl+enter" busy={busy} because={because} onClick={() => onSend(statusId)}>
        {statusId ? t('compose.sendAnd', { status: names.status(statusId).toLowerCase() }) : t('compose.send')}
      </Button>
      <Menu position="top-end" width={240}>
        <Menu.Target>
          <Button
            look="pri"
            aria-label={t('compose.otherStatus')}
            disabled={busy}
            icon={<ChevronDown size={15} aria-hidden />}
          />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('compose.otherStatus')}</Menu.Label>
          <Menu.Item onClick={() => onStatus('')}>{t('compose.keepStatus')}</Menu.Item>
          {names.statuses
            .filter((one) => one.category !== 'new' && one.category !== 'queued')
            .map((one) => (
              <Menu.Item key={one.id} onClick={() => onStatus(one.id)}>
                <StatusSign category={one.category} name={names.status(one.id)} />
              </Menu.Item>
            ))}
          <Menu.Divider />
          <Menu.Label>{t('compose.later')}</Menu.Label>
          {snoozeTimes(presentInstant()).map((one) => (
            <Menu.Item key={one.name} leftSection={<Clock size={14} />} onClick={() => onLater(one.at)}>
              {t(`snooze.${one.name}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

interface SendMenuProps {
  readonly names: DeskNames;
  readonly statusId: string;
  readonly busy: boolean;
  readonly because?: string | undefined;
  readonly onSend: (statusId: string) => void;
  readonly onStatus: (statusId: string) => void;
  readonly onLater: (at: number) => void;
}
