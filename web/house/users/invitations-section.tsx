import { Modal } from '@mantine/core';
import { Send, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { listInvitations, renewInvitation, withdrawInvitation } from '#api/house/users.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { LinkToHandOver } from './invite-drawer.tsx';

/** Invitations that wait: sent again with a new link, or taken back (USR-1). */
export function InvitationsSection() {
  const { t } = useTranslation('house');
  const times = useTimes();
  const list = useAnswer(listInvitations, {});
  const renew = useCall(renewInvitation, { refresh: [listInvitations] });
  const withdraw = useCall(withdrawInvitation, { refresh: [listInvitations] });
  const rows = list.data?.rows ?? [];
  const error = list.error ?? renew.error ?? withdraw.error;
  if (rows.length === 0 && !error) return null;
  return (
    <Section title={t('users.invitations')} flush>
      {error ? <ErrorState error={error} /> : null}
      <table className="dt">
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="l m">{row.email}</td>
              <td className="l t2">{row.name}</td>
              <td className="l">
                {row.expired ? (
                  <Tag tone="warn">{t('users.expired')}</Tag>
                ) : row.mailSent ? (
                  <Tag>{t('users.mailSent')}</Tag>
                ) : (
                  <Tag tone="warn">{t('users.mailWaits')}</Tag>
                )}
              </td>
              <td className="t3">{t('users.validUntil', { when: times.when(row.expiresAt) })}</td>
              <td>
                <Button
                  size="sm"
                  icon={<Send size={13} aria-hidden />}
                  onClick={() => renew.mutate({ params: { invitationId: row.id } })}
                >
                  {t('users.renew')}
                </Button>{' '}
                <Button
                  size="sm"
                  look="ghost"
                  square
                  aria-label={t('users.withdraw', { email: row.email })}
                  onClick={() => withdraw.mutate({ params: { invitationId: row.id } })}
                >
                  <Trash2 size={14} aria-hidden />
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal
        closeButtonProps={{ 'aria-label': t('users.close') }}
        opened={renew.data !== undefined}
        onClose={() => renew.reset()}
        title={t('users.renewed')}
      >
        {renew.data ? (
          <LinkToHandOver link={renew.data.link} email={renew.data.invitation.email} onDone={() => renew.reset()} />
        ) : null}
      </Modal>
    </Section>
  );
}
