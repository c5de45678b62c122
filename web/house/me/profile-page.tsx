import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword, changeProfile } from '#api/house/profile.ts';
import { densities, type Me, readMe, themes } from '#api/house/sign-in.ts';
import { judgePassword } from '#core/house/sign-in/password-rule.ts';
import { languages } from '#languages/language.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { keyOf, useCall } from '#web/kit/wire/use-answer.ts';
import { NamedInput } from '../sign-in/named-input.tsx';
import { Secret } from '../sign-in/person-form.tsx';
import '../sign-in/entry.css';
import { SessionsSection } from './sessions-section.tsx';
import { TotpSection } from './totp-section.tsx';
import { useMe } from './use-me.ts';

/** One's own profile: language, looks, signature, password, two-step sign-in and sessions (USR-1, LNG-1). */
export function ProfilePage() {
  const { t } = useTranslation('house');
  const me = useMe();
  return (
    <Page
      title={t('profile.title')}
      lead={me?.email}
      actions={
        <PathLink to={paths.settings('tokens')} className="btn">
          {t('tokens.title')}
        </PathLink>
      }
    >
      {me ? (
        <>
          <LooksSection me={me} />
          <SignatureSection key={me.id} me={me} />
          <PasswordSection me={me} />
          <TotpSection me={me} />
          <SessionsSection />
        </>
      ) : (
        <SkeletonRows rows={8} />
      )}
    </Page>
  );
}

function useProfile() {
  const client = useQueryClient();
  const { t } = useTranslation('house');
  return useCall(changeProfile, {
    onSuccess: (me) => {
      client.setQueryData(keyOf(readMe, {}), me);
      toast({ text: t('profile.saved') });
    },
  });
}

function LooksSection({ me }: { readonly me: Me }) {
  const { t } = useTranslation('house');
  const change = useProfile();
  const [name, setName] = useState(me.name);
  return (
    <Section title={t('profile.you')}>
      {change.error ? <ErrorState error={change.error} /> : null}
      <div className="profile-grid">
        <form
          className="row"
          style={{ alignItems: 'flex-end' }}
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate({ body: { name } });
          }}
        >
          <div className="grow">
            <Field label={t('entry.name')}>
              <NamedInput value={name} onText={setName} autoComplete="name" />
            </Field>
          </div>
          <Button type="submit" disabled={!name.trim() || name === me.name}>
            {t('users.save')}
          </Button>
        </form>
        <NativeSelect
          label={t('users.language')}
          value={me.language}
          data={languages.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
          onChange={(event) => change.mutate({ body: { language: event.target.value as Me['language'] } })}
        />
        <NativeSelect
          label={t('profile.theme')}
          value={me.theme}
          data={themes.map((each) => ({ value: each, label: t(`profile.themes.${each}`) }))}
          onChange={(event) => change.mutate({ body: { theme: event.target.value as Me['theme'] } })}
        />
        <NativeSelect
          label={t('profile.density')}
          value={me.density}
          data={densities.map((each) => ({ value: each, label: t(`profile.densities.${each}`) }))}
          onChange={(event) => change.mutate({ body: { density: event.target.value as Me['density'] } })}
        />
      </div>
    </Section>
  );
}

function SignatureSection({ me }: { readonly me: Me }) {
  const { t } = useTranslation('house');
  const change = useProfile();
  const [text, setText] = useState(textOf(me.signatureHtml));
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (!file) return;
    const reader = new FileReader();
    reader.onload = () => change.mutate({ body: { signaturePicture: String(reader.result) } });
    reader.readAsDataURL(file);
    event.target.value = '';
  };
  return (
    <Section title={t('profile.signature')} hint={t('profile.signatureHint')}>
      {change.error ? <ErrorState error={change.error} /> : null}
      <div className="inp" style={{ padding: '8px 10px', alignItems: 'flex-start' }}>
        <textarea
          aria-label={t('profile.signature')}
          rows={4}
          value={text}
          onChange={(event) => setText(event.target.value)}
          style={{ resize: 'vertical' }}
        />
      </div>
      <div className="row wrap" style={{ marginTop: 10 }}>
        <Button busy={change.isPending} onClick={() => change.mutate({ body: { signatureHtml: htmlOf(text) } })}>
          {t('users.save')}
        </Button>
        <label className="btn">
          {t('profile.choosePicture')}
          <input className="sr" type="file" accept="image/png,image/jpeg,image/gif,image/webp" onChange={pick} />
        </label>
        {me.signaturePicture ? (
          <>
            <img src={me.signaturePicture} alt={t('profile.picture')} style={{ maxHeight: 48, maxWidth: 160 }} />
            <Button look="ghost" onClick={() => change.mutate({ body: { signaturePicture: null } })}>
              {t('profile.removePicture')}
            </Button>
          </>
        ) : null}
      </div>
    </Section>
  );
}

function PasswordSection({ me }: { readonly me: Me }) {
  const { t } = useTranslation('house');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const fault = judgePassword(next, me);
  const change = useCall(changePassword, {
    onSuccess: () => {
      setCurrent('');
      setNext('');
      setTried(false);
      toast({ text: t('profile.passwordChanged') });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!fault) change.mutate({ body: { current, next } });
  };
  return (
    <Section title={t('entry.password')} hint={t('profile.passwordHint')}>
      <form onSubmit={submit} className="profile-grid" noValidate>
        <Field label={t('profile.currentPassword')}>
          <Secret value={current} onChange={setCurrent} autoComplete="current-password" />
        </Field>
        <Field
          label={t('entry.newPassword')}
          hint={t('entry.passwordHint')}
          error={tried && fault ? t(`passwordFaults.${fault}`) : undefined}
        >
          <Secret value={next} onChange={setNext} />
        </Field>
        <div className="beside-fields">
          {change.error ? <ErrorState error={change.error} /> : null}
          <Button type="submit" busy={change.isPending} disabled={!current || !next}>
            {t('profile.changePassword')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** A signature is written as plain lines and kept as paragraphs. */
function htmlOf(text: string): string {
  const holder = document.createElement('div');
  return text
    .split('\n')
    .map((line) => {
      holder.textContent = line;
      return `<div>${holder.innerHTML || '<br>'}</div>`;
    })
    .join('');
}

function textOf(html: string): string {
  const parsed = new DOMParser().parseFromString(
    html.replaceAll(/<\/(div|p|li)>|<br\s*\/?>(?!<\/div>)/g, '\n'),
    'text/html',
  );
  return (parsed.body.textContent ?? '').replace(/\n+$/, '');
}
