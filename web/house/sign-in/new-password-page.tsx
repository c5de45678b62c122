import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resetPassword } from '#api/house/sign-in.ts';
import { judgePassword } from '#core/house/sign-in/password-rule.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { CallFailed, errorSentence } from '#web/kit/wire/call-failed.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { EntryFrame } from './entry-frame.tsx';
import { Secret } from './person-form.tsx';
import { CodeInput } from './sign-in-page.tsx';
import { useEnter, useLinkToken } from './use-enter.ts';

/** A new password by the link of the mail (USR-1). */
export function NewPasswordPage() {
  const { t } = useTranslation('house');
  const token = useLinkToken();
  const enter = useEnter();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [twoSteps, setTwoSteps] = useState(false);
  const press = useCall(resetPassword, {
    onSuccess: (me) => enter(me, paths.tickets()),
    onError: (error) => {
      if (error instanceof CallFailed && error.code === 'sign-in.code-needed') setTwoSteps(true);
    },
  });
  const fault = judgePassword(password, { email: '' });
  const asksCode = press.error instanceof CallFailed && press.error.code === 'sign-in.code-needed';
  const error = press.error && !asksCode ? errorSentence(press.error) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!fault) press.mutate({ body: { token, password, ...(twoSteps && code ? { code } : {}) } });
  };
  return (
    <EntryFrame title={t('entry.newPasswordTitle')} lead={t('entry.newPasswordLead')}>
      <form onSubmit={submit} noValidate>
        <Field
          label={t('entry.newPassword')}
          hint={t('entry.passwordHint')}
          error={tried && fault ? t(`passwordFaults.${fault}`) : twoSteps ? undefined : error}
        >
          <Secret value={password} onChange={setPassword} autoFocus />
        </Field>
        {twoSteps ? (
          <Field label={t('entry.code')} hint={t('entry.codeHint')} error={error}>
            <CodeInput value={code} onChange={setCode} />
          </Field>
        ) : null}
        <Button type="submit" look="pri" size="lg" className="entry-submit" busy={press.isPending}>
          {t('entry.savePassword')}
        </Button>
      </form>
    </EntryFrame>
  );
}
