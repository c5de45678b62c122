import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wantPasswordReset } from '#api/house/sign-in.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { EmptyState } from '#web/kit/parts/states.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { TextInput } from './password-input.tsx';

/** Asks for a link for a new password (USR-1); says the same whether or not the address belongs to anybody. */
export function ForgottenPassword({ email, onBack }: { readonly email: string; readonly onBack: () => void }) {
  const { t } = useTranslation('house');
  const [address, setAddress] = useState(email);
  const press = useCall(wantPasswordReset);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    press.mutate({ body: { email: address } });
  };
  const back = (
    <Button look="ghost" onClick={onBack}>
      {t('entry.backToSignIn')}
    </Button>
  );
  if (press.isSuccess)
    return (
      <EmptyState title={t('entry.linkSent')} action={back}>
        {t('entry.linkSentHint', { email: address })}
      </EmptyState>
    );
  return (
    <form onSubmit={submit} noValidate>
      <Field label={t('entry.email')} error={press.error ? errorSentence(press.error) : undefined}>
        <AddressInput value={address} onChange={setAddress} />
      </Field>
      <Button type="submit" look="pri" size="lg" className="entry-submit" busy={press.isPending}>
        {t('entry.sendLink')}
      </Button>
      <div style={{ marginTop: 10 }}>{back}</div>
    </form>
  );
}

function AddressInput({
  value,
  onChange,
  ...field
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <TextInput
      {...field}
      type="email"
      autoComplete="username"
      autoFocus
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
