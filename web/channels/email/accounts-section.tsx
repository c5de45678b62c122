import { Check, Mail, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { listMailAccounts, type MailAccount } from '#api/channels/email.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

/** The mail accounts and how each is doing, in a colleague's words (EML-1). */
export function AccountsSection({ may, onOpen }: AccountsProps) {
  const { t } = useTranslation('channels');
  const list = useAnswer(listMailAccounts, {}, { refetchInterval: 30_000 });
  const rows = list.data?.rows ?? [];
  const receiver = list.data?.receiver;
  return (
    <>
      <Section flush>
        {list.error ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()}>
            {t('email.page.error')}
          </ErrorState>
        ) : null}
        {list.isPending ? <SkeletonRows rows={3} height={58} /> : null}
        {list.data && rows.length === 0 ? (
          <EmptyState
            title={t('email.page.empty')}
            action={
              <Button look="pri" size="sm" disabled={!may} onClick={() => onOpen('new')}>
                {t('email.page.add')}
              </Button>
            }
          >
            {t('email.page.emptyText')}
          </EmptyState>
        ) : null}
        {rows.map((account) => (
          <AccountRow key={account.id} account={account} may={may} onOpen={() => onOpen(account)} />
        ))}
      </Section>
      {list.data ? (
        <p className="xs t3 mail-note">
          {receiver
            ? t('email.page.receiverOn', { host: receiver.host, port: String(receiver.port) })
            : t('email.page.receiverOff')}
        </p>
      ) : null}
      <Section title={t('email.page.help')}>
        <p className="sm t2">{t('email.page.helpText')}</p>
      </Section>
    </>
  );
}

interface AccountsProps {
  readonly may: boolean;
  readonly onOpen: (account: MailAccount | 'new') => void;
}

function AccountRow({
  account,
  may,
  onOpen,
}: {
  readonly account: MailAccount;
  readonly may: boolean;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('channels');
  const troubled = account.active && account.state === 'failing';
  return (
    <div className="mail-account">
      <span className={troubled ? 'mail-tile warn' : 'mail-tile'} aria-hidden>
        {troubled ? <TriangleAlert size={16} /> : account.state === 'well' ? <Check size={16} /> : <Mail size={16} />}
      </span>
      <span className="grow mail-clip">
        <span className="b">{account.name}</span> <span className="t2">{account.address}</span>
        <span
          className={troubled ? 'xs mail-line mail-trouble' : 'xs t3 mail-line'}
          title={account.detail ?? undefined}
        >
          <AccountState account={account} />
        </span>
      </span>
      {account.intake === 'review' ? <span className="tag">{t('email.field.intakeReview')}</span> : null}
      <Button size="sm" look={troubled ? 'pri' : 'plain'} disabled={!may} onClick={onOpen}>
        {t('email.page.edit')}
      </Button>
    </div>
  );
}

/** “E-postkonto svarar inte: fel lösenord 13:20. Inga mejl har gått förlorade.” */
export function AccountState({ account }: { readonly account: MailAccount }) {
  const { t } = useTranslation('channels');
  const times = useTimes();
  if (!account.active) return t('email.state.off');
  if (account.trouble === 'not-connected') return t('email.state.unconnected');
  if (account.state === 'failing')
    return t('email.state.failing', {
      trouble: t(`email.trouble.${account.trouble ?? 'other'}`),
      time: account.stateAt === null ? '' : times.when(account.stateAt),
    });
  if (account.protocol === 'smtp') return t('email.state.waiting');
  if (account.fetchedAt === null) return t('email.state.new');
  return t('email.state.well', { time: times.when(account.fetchedAt) });
}
