import { Drawer } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  beginMailAuthorization,
  changeMailAccount,
  checkMailAccount,
  createMailAccount,
  listMailAccounts,
  type MailAccount,
  removeMailAccount,
} from '#api/channels/email.ts';
import { listSites } from '#api/register/sites.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { type AccountDraft, bodyOf, draftOf, isSound } from './account-draft.ts';
import { AccountFields } from './account-fields.tsx';
import { CheckOutcome } from './check-outcome.tsx';
import { returnPage } from './return-page.ts';

/** Adds or changes a mail account (EML-1); what is typed stays until it is saved or put away. */
export function AccountDrawer({
  account,
  onClose,
}: {
  readonly account: MailAccount | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['channels', 'kit']);
  const times = useTimes();
  const sites = useAnswer(listSites, {}).data?.rows ?? [];
  const [draft, setDraft] = useState<AccountDraft>(() => draftOf(account));
  const siteId = draft.siteId || sites[0]?.id || '';
  const refresh = [listMailAccounts];
  const begin = useCall(beginMailAuthorization, { onSuccess: ({ url }) => location.assign(url) });
  const connect = ({ id }: MailAccount) =>
    begin.mutate({ params: { accountId: id }, body: { returnTo: returnPage() } });
  // What is not connected yet is taken to its provider as soon as it is saved.
  const saved = (kept: MailAccount) =>
    kept.auth === 'oauth2' && kept.oauth !== null && kept.oauth.connectedAt === null ? connect(kept) : onClose();
  const create = useCall(createMailAccount, { refresh, onSuccess: saved });
  const change = useCall(changeMailAccount, { refresh, onSuccess: saved });
  const remove = useCall(removeMailAccount, { refresh, onSuccess: onClose });
  const check = useCall(checkMailAccount, { refresh });
  const [sure, setSure] = useState(false);
  const error = begin.error ?? create.error ?? change.error ?? remove.error ?? check.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = bodyOf({ ...draft, siteId });
    if (account) change.mutate({ params: { accountId: account.id }, body });
    else create.mutate({ body });
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={account?.name ?? t('email.page.add')}
      size={520}
      closeButtonProps={{ 'aria-label': t('kit:parts.close') }}
    >
      <form onSubmit={submit} noValidate>
        <AccountFields
          draft={{ ...draft, siteId }}
          sites={sites.map(({ id, name }) => ({ value: id, label: name }))}
          kept={{
            secret: account?.hasSecret ?? false,
            smtpSecret: account?.hasSmtpSecret ?? false,
            oauth: account?.oauth ?? null,
          }}
          onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
        />
        {account?.oauth?.connectedAt && draft.auth === 'oauth2' ? (
          <div className="row mail-gap">
            <span className="xs t3 grow">
              {t('email.oauth.since', { time: times.when(account.oauth.connectedAt) })}
            </span>
            <Button size="sm" busy={begin.isPending} onClick={() => connect(account)}>
              {t('email.oauth.again')}
            </Button>
          </div>
        ) : null}
        {check.data ? <CheckOutcome checked={check.data} /> : null}
        {error ? (
          <div className="mail-gap">
            <ErrorState error={error} />
          </div>
        ) : null}
        <div className="row mail-gap">
          <Button
            type="submit"
            look="pri"
            busy={create.isPending || change.isPending || begin.isPending}
            disabled={!isSound(draft) || siteId === ''}
          >
            {draft.auth === 'oauth2' && !account?.oauth?.connectedAt ? t('email.oauth.save') : t('email.page.save')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {t('email.page.cancel')}
          </Button>
          <span className="grow" />
          {account ? (
            <Button busy={check.isPending} onClick={() => check.mutate({ params: { accountId: account.id } })}>
              {t('email.page.check')}
            </Button>
          ) : null}
        </div>
        {account ? (
          <div className="row mail-gap">
            <span className="xs t3 grow">{sure ? t('email.page.removeText') : null}</span>
            <Button
              look="bad"
              size="sm"
              busy={remove.isPending}
              onClick={() => (sure ? remove.mutate({ params: { accountId: account.id } }) : setSure(true))}
            >
              {t('email.page.remove')}
            </Button>
          </div>
        ) : null}
      </form>
    </Drawer>
  );
}
