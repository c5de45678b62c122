import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MailAccount } from '#api/channels/email.ts';
import { type OauthProvider, oauthProviders } from '#core/channels/email/oauth-providers.ts';
import { type AccountDraft, withProvider } from './account-draft.ts';
import { returnPage } from './return-page.ts';

/** How an account gets its tokens (EML-1): the provider, our client there, and the address to give to it. */
export function OauthFields({ draft, kept, onChange }: OauthFieldsProps) {
  const { t } = useTranslation('channels');
  const text = (name: 'clientId' | 'clientSecret' | 'authorizeUrl' | 'tokenUrl' | 'scope') => ({
    label: t(`email.oauth.${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <fieldset className="mail-fields mail-oauth">
      <legend className="lab">{t('email.oauth.title')}</legend>
      <p className="xs t3">{t('email.oauth.lead')}</p>
      <NativeSelect
        label={t('email.oauth.provider')}
        value={draft.provider}
        data={oauthProviders.map((value) => ({ value, label: t(`email.oauth.providers.${value}`) }))}
        onChange={(event) => onChange(withProvider(draft, event.currentTarget.value as OauthProvider))}
      />
      <TextInput {...text('clientId')} autoComplete="off" />
      <PasswordInput
        {...text('clientSecret')}
        autoComplete="new-password"
        description={kept?.hasClientSecret ? t('email.field.secretKept') : undefined}
      />
      <TextInput
        label={t('email.oauth.returnTo')}
        description={t('email.oauth.returnToHint')}
        value={returnPage()}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <TextInput {...text('authorizeUrl')} type="url" />
      <TextInput {...text('tokenUrl')} type="url" />
      <TextInput {...text('scope')} />
    </fieldset>
  );
}

interface OauthFieldsProps {
  readonly draft: AccountDraft;
  readonly kept: MailAccount['oauth'];
  readonly onChange: (changes: Partial<AccountDraft>) => void;
}
