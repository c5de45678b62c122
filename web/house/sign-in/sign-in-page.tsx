import { CircleAlert } from 'lucide-react';
import { type FormEvent, useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readFirstVisit, signIn } from '#api/house/sign-in.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { CallFailed, errorSentence } from '#web/kit/wire/call-failed.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { EntryFrame } from './entry-frame.tsx';
import { FirstVisit } from './first-visit.tsx';
import { ForgottenPassword } from './forgotten-password.tsx';
import { PasswordInput, TextInput } from './password-input.tsx';
import { useEnter, WaitingPage } from './use-enter.ts';

/** Signing in (USR-1); while nobody exists, the first visitor becomes the administrator here (ONB-1). */
export function SignInPage() {
  const { t } = useTranslation('house');
  const visit = useAnswer(readFirstVisit, {});
  const [forgotten, setForgotten] = useState<string>();
  const waits = useContext(WaitingPage) !== undefined;
  if (visit.error) {
    return (
      <EntryFrame title={t('entry.signIn')}>
        <ErrorState error={visit.error} onRetry={() => void visit.refetch()} />
      </EntryFrame>
    );
  }
  if (!visit.data) return null;
  if (visit.data.open) return <FirstVisit version={visit.data.version} />;
  return (
    <EntryFrame
      title={forgotten === undefined ? t('entry.signIn') : t('entry.forgotten')}
      lead={forgotten === undefined ? (waits ? t('entry.ended') : location.host) : t('entry.forgottenLead')}
      version={visit.data.version}
    >
      {forgotten === undefined ? (
        <SignInForm onForgotten={setForgotten} />
      ) : (
        <ForgottenPassword email={forgotten} onBack={() => setForgotten(undefined)} />
      )}
    </EntryFrame>
  );
}

function SignInForm({ onForgotten }: { readonly onForgotten: (email: string) => void }) {
  const { t } = useTranslation('house');
  const enter = useEnter();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [twoSteps, setTwoSteps] = useState(false);
  const press = useCall(signIn, {
    onSuccess: (me) => enter(me),
    onError: (error) => {
      if (error instanceof CallFailed && error.code === 'sign-in.code-needed') setTwoSteps(true);
    },
  });
  const asksCode = press.error instanceof CallFailed && press.error.code === 'sign-in.code-needed';
  const wait = useWait(press.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    press.mutate({ body: { email, password, ...(twoSteps && code ? { code } : {}) } });
  };
  const error = press.error && !asksCode ? errorSentence(press.error) : undefined;
  return (
    <form onSubmit={submit} noValidate>
      <Field label={t('entry.email')}>
        <EmailInput value={email} onChange={setEmail} />
      </Field>
      <div className="field" style={{ marginTop: 14 }}>
        <div className="entry-label">
          <label className="lab" htmlFor="password">
            {t('entry.password')}
          </label>
          <button type="button" className="linkbtn" onClick={() => onForgotten(email)}>
            {t('entry.forgot')}
          </button>
        </div>
        <PasswordInput
          id="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          aria-invalid={error !== undefined && !twoSteps ? true : undefined}
          aria-describedby={error && !twoSteps ? 'sign-in-error' : undefined}
        />
      </div>
      {twoSteps ? (
        <Field label={t('entry.code')} hint={t('entry.codeHint')} error={error}>
          <CodeInput value={code} onChange={setCode} />
        </Field>
      ) : null}
      {error && !twoSteps ? (
        <div className="hint bad" id="sign-in-error" role="alert">
          <CircleAlert size={14} className="ic" aria-hidden /> {error}{' '}
          {wait > 0 ? <span className="num">{t('entry.waitLeft', { seconds: wait })}</span> : null}
        </div>
      ) : null}
      <Button type="submit" look="pri" size="lg" className="entry-submit" busy={press.isPending} disabled={wait > 0}>
        {t('entry.signIn')}
        <kbd className="kbd" aria-hidden="true">
          ↵
        </kbd>
      </Button>
    </form>
  );
}

/** Seconds until the next try is looked at; counts down by itself. */
function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const facts = error instanceof CallFailed ? error.problem.facts : {};
    const waits = error instanceof CallFailed && (error.code === 'sign-in.wait' || facts['triesLeft'] === 0);
    const seconds = waits && typeof facts['seconds'] === 'number' ? facts['seconds'] : 0;
    setLeft(seconds);
    if (seconds === 0) return undefined;
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}

interface InputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly invalid?: boolean;
}

function EmailInput({ value, onChange, invalid, ...field }: InputProps) {
  return (
    <TextInput
      {...field}
      type="email"
      autoComplete="username"
      autoFocus
      value={value}
      onChange={(event) => onChange(event.target.value)}
      aria-invalid={invalid ? true : undefined}
    />
  );
}

/** The one-time code: figures, or a recovery code. */
export function CodeInput({ value, onChange, ...field }: InputProps) {
  return (
    <TextInput
      {...field}
      inputMode="text"
      autoComplete="one-time-code"
      autoFocus
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
