import { Checkbox, NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import type { MailAccount } from '#api/channels/email.ts';
import { type AccountDraft, isHostOpen, withAddress, withProvider } from './account-draft.ts';
import { OauthFields } from './oauth-fields.tsx';

/** The fields of a mail account (EML-1, EML-2); those that do not matter for the chosen way are not shown. */
export function AccountFields({ draft, sites, kept, onChange }: AccountFieldsProps) {
  const { t } = useTranslation('channels');
  const text = (name: TextName) => ({
    label: t(`email.field.${labels[name] ?? name}` as 'email.field.name'),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  });
  const securities = [
    { value: 'tls', label: t('email.field.securityTls') },
    { value: 'starttls', label: t('email.field.securityStarttls') },
    { value: 'none', label: t('email.field.securityNone') },
  ];
  const fetched = draft.protocol !== 'smtp';
  return (
    <div className="mail-fields">
      <TextInput
        {...text('address')}
        type="email"
        data-autofocus
        description={t('email.field.addressHint')}
        onBlur={() => onChange(withAddress(draft))}
      />
      <TextInput {...text('name')} />
      <NativeSelect
        label={t('email.field.site')}
        value={draft.siteId}
        data={[...sites]}
        onChange={(event) => onChange({ siteId: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('email.field.protocol')}
        value={draft.protocol}
        data={[
          { value: 'imap', label: t('email.field.protocolImap') },
          { value: 'pop3', label: t('email.field.protocolPop3') },
          { value: 'smtp', label: t('email.field.protocolSmtp') },
        ]}
        onChange={(event) => onChange({ protocol: event.currentTarget.value as AccountDraft['protocol'] })}
      />
      <NativeSelect
        label={t('email.field.auth')}
        value={draft.auth}
        data={[
          { value: 'password', label: t('email.field.authPassword') },
          { value: 'oauth2', label: t('email.field.authOauth2') },
        ]}
        onChange={(event) =>
          onChange(
            event.currentTarget.value === 'oauth2'
              ? { auth: 'oauth2', ...(isHostOpen(draft) ? withProvider(draft, draft.provider) : {}) }
              : { auth: 'password' },
          )
        }
      />
      {draft.auth === 'oauth2' ? <OauthFields draft={draft} kept={kept.oauth} onChange={onChange} /> : null}
      {fetched ? (
        <>
          <div className="mail-pair">
            <TextInput {...text('host')} />
            <TextInput {...text('port')} inputMode="numeric" placeholder={usualPort(draft)} />
            <NativeSelect
              label={t('email.field.security')}
              value={draft.security}
              data={securities}
              onChange={(event) => onChange({ security: event.currentTarget.value as AccountDraft['security'] })}
            />
          </div>
          <TextInput {...text('username')} autoComplete="off" />
          {draft.auth === 'password' ? (
            <PasswordInput
              {...text('secret')}
              autoComplete="new-password"
              description={kept.secret ? t('email.field.secretKept') : undefined}
            />
          ) : null}
          {draft.protocol === 'imap' ? <TextInput {...text('folder')} /> : null}
          <NativeSelect
            label={t('email.field.afterwards')}
            value={draft.afterwards}
            data={[
              { value: 'seen', label: t('email.field.afterwardsSeen') },
              ...(draft.protocol === 'imap' ? [{ value: 'move', label: t('email.field.afterwardsMove') }] : []),
              { value: 'delete', label: t('email.field.afterwardsDelete') },
            ]}
            onChange={(event) => onChange({ afterwards: event.currentTarget.value as AccountDraft['afterwards'] })}
          />
          {draft.afterwards === 'move' ? <TextInput {...text('moveTo')} /> : null}
        </>
      ) : (
        <Textarea {...text('aliases')} autosize minRows={2} />
      )}
      <div className="mail-pair">
        <TextInput {...text('smtpHost')} />
        <TextInput {...text('smtpPort')} inputMode="numeric" />
        <NativeSelect
          label={t('email.field.security')}
          value={draft.smtpSecurity}
          data={securities}
          onChange={(event) => onChange({ smtpSecurity: event.currentTarget.value as AccountDraft['smtpSecurity'] })}
        />
      </div>
      <TextInput {...text('smtpUsername')} autoComplete="off" />
      {draft.auth === 'password' ? (
        <PasswordInput
          {...text('smtpSecret')}
          autoComplete="new-password"
          description={kept.smtpSecret ? t('email.field.secretKept') : undefined}
        />
      ) : null}
      <div className="mail-choice">
        <span className="lab">{t('email.field.intake')}</span>
        <SegmentedControl
          label={t('email.field.intake')}
          value={draft.intake}
          onChange={(intake) => onChange({ intake })}
          options={[
            { value: 'automatic', label: t('email.field.intakeAutomatic') },
            { value: 'review', label: t('email.field.intakeReview') },
          ]}
        />
      </div>
      <div className="mail-choice">
        <span className="lab">{t('email.field.tokenIn')}</span>
        <SegmentedControl
          label={t('email.field.tokenIn')}
          value={draft.tokenIn}
          onChange={(tokenIn) => onChange({ tokenIn })}
          options={[
            { value: 'address', label: t('email.field.tokenInAddress') },
            { value: 'subject', label: t('email.field.tokenInSubject') },
          ]}
        />
      </div>
      <TextInput {...text('megabytes')} inputMode="numeric" />
      <Checkbox
        label={t('email.field.autoReply')}
        checked={draft.autoReply}
        onChange={(event) => onChange({ autoReply: event.currentTarget.checked })}
      />
      {draft.autoReply ? (
        <>
          <TextInput {...text('autoReplySubject')} />
          <Textarea {...text('autoReplyText')} autosize minRows={4} description={t('email.field.autoReplyHint')} />
          <TextInput {...text('autoRepliesPerHour')} inputMode="numeric" />
        </>
      ) : null}
      <Checkbox
        label={t('email.field.active')}
        checked={draft.active}
        onChange={(event) => onChange({ active: event.currentTarget.checked })}
      />
    </div>
  );
}

interface AccountFieldsProps {
  readonly draft: AccountDraft;
  readonly sites: readonly { readonly value: string; readonly label: string }[];
  /** Which secrets are kept already. */
  readonly kept: { readonly secret: boolean; readonly smtpSecret: boolean; readonly oauth: MailAccount['oauth'] };
  readonly onChange: (changes: Partial<AccountDraft>) => void;
}

type TextName = { [Name in keyof AccountDraft]: string extends AccountDraft[Name] ? Name : never }[keyof AccountDraft];

/** Fields whose word is another field's too. */
const labels: Partial<Record<TextName, string>> = {
  moveTo: 'folder',
  smtpPort: 'port',
  smtpSecret: 'secret',
  megabytes: 'maxMegabytes',
};

function usualPort({ protocol, security }: AccountDraft): string {
  if (protocol === 'imap') return security === 'tls' ? '993' : '143';
  return security === 'tls' ? '995' : '110';
}
