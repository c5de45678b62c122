import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgePassword } from '#core/house/sign-in/password-rule.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { PasswordInput, TextInput } from './password-input.tsx';

/** Name, address and a password that keeps the rule: for the first administrator and for the invited (USR-1). */
export function PersonForm({ start, fixedEmail, submit, busy, error, onSubmit }: PersonFormProps) {
  const { t } = useTranslation('house');
  const [name, setName] = useState(start.name);
  const [email, setEmail] = useState(start.email);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const fault = judgePassword(password, { email, name });
  const emailFault = !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.trim());
  const press = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() && !emailFault && !fault) onSubmit({ name: name.trim(), email: email.trim(), password });
  };
  return (
    <form onSubmit={press} noValidate>
      <Field label={t('entry.name')} error={tried && !name.trim() ? t('entry.nameNeeded') : undefined}>
        <Plain value={name} onChange={setName} autoComplete="name" autoFocus />
      </Field>
      <Field label={t('entry.email')} error={tried && emailFault ? t('entry.emailNeeded') : undefined}>
        <Plain value={email} onChange={setEmail} autoComplete="username" type="email" readOnly={fixedEmail === true} />
      </Field>
      <Field
        label={t('entry.newPassword')}
        hint={t('entry.passwordHint')}
        error={tried && fault ? t(`passwordFaults.${fault}`) : undefined}
      >
        <Secret value={password} onChange={setPassword} />
      </Field>
      {error ? (
        <div style={{ marginTop: 14 }}>
          <ErrorState error={error} />
        </div>
      ) : null}
      <Button type="submit" look="pri" size="lg" className="entry-submit" busy={busy}>
        {submit}
      </Button>
    </form>
  );
}

export interface PersonFormProps {
  readonly start: { readonly name: string; readonly email: string };
  readonly fixedEmail?: boolean;
  readonly submit: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (person: { name: string; email: string; password: string }) => void;
}

interface PlainProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete?: string;
  readonly type?: 'text' | 'email';
  readonly readOnly?: boolean;
  readonly autoFocus?: boolean;
}

function Plain({ onChange, ...field }: PlainProps) {
  return <TextInput {...field} onChange={(event) => onChange(event.target.value)} />;
}

/** A new password; browsers offer one of their own here. */
export function Secret({ onChange, ...field }: PlainProps) {
  return <PasswordInput autoComplete="new-password" {...field} onChange={(event) => onChange(event.target.value)} />;
}
