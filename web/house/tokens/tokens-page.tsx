import { Checkbox, NativeSelect } from '@mantine/core';
import { Copy, KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createToken, listTokens, revokeToken } from '#api/house/tokens.ts';
import { DAY } from '#core/platform/instant.ts';
import { type Right, rights } from '#core/platform/right.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { NamedInput } from '../sign-in/named-input.tsx';
import '../sign-in/entry.css';
import { useRightNames } from '../users/role-names.ts';

/** One's own tokens for programs (API-1): the secret is shown once. */
export function TokensPage() {
  const { t } = useTranslation('house');
  const times = useTimes();
  const nameRight = useRightNames();
  const list = useAnswer(listTokens, {});
  const revoke = useCall(revokeToken, { refresh: [listTokens] });
  const rows = list.data?.rows ?? [];
  return (
    <Page title={t('tokens.title')} lead={t('tokens.lead')} actions={<a href="/api">{t('tokens.documentation')}</a>}>
      <NewToken />
      <Section title={t('tokens.yours')} flush>
        {revoke.error ? <ErrorState error={revoke.error} /> : null}
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <SkeletonRows rows={2} /> : null}
        {list.data && rows.length === 0 ? <EmptyState title={t('tokens.none')} /> : null}
        <table className="dt">
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="l m">{row.name}</td>
                <td className="l mono t2">{row.hint}…</td>
                <td className="l t2" style={{ whiteSpace: 'normal' }}>
                  {row.scopes.map(nameRight).join(', ')}
                </td>
                <td className="t2">
                  {row.lastUsedAt === null
                    ? t('tokens.neverUsed')
                    : t('tokens.used', { when: times.when(row.lastUsedAt) })}
                </td>
                <td className="t2">
                  {row.expiresAt === null
                    ? t('tokens.lasting')
                    : t('tokens.until', { when: times.when(row.expiresAt) })}
                </td>
                <td>
                  <Button
                    size="sm"
                    look="ghost"
                    aria-label={`${t('tokens.revoke')}: ${row.name}`}
                    onClick={() => revoke.mutate({ params: { tokenId: row.id } })}
                  >
                    {t('tokens.revoke')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </Page>
  );
}

function NewToken() {
  const { t } = useTranslation('house');
  const me = useMe();
  const times = useTimes();
  const nameRight = useRightNames();
  const [name, setName] = useState('');
  const [days, setDays] = useState('365');
  const [scopes, setScopes] = useState<readonly Right[]>(['tickets.read']);
  const create = useCall(createToken, { refresh: [listTokens], onSuccess: () => setName('') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const expiresAt = days === '' ? null : times.now + Number(days) * DAY;
    create.mutate({ body: { name, scopes: [...scopes], expiresAt } });
  };
  const secret = create.data?.secret;
  return (
    <Section title={t('tokens.new')}>
      {secret ? (
        <div className="ban acc" role="status" style={{ marginBottom: 14 }}>
          <KeyRound size={16} className="ic" aria-hidden />
          <span className="grow">
            {t('tokens.once')} <code className="mono">{secret}</code>
          </span>
          <Button
            size="sm"
            icon={<Copy size={13} aria-hidden />}
            onClick={() => void navigator.clipboard.writeText(secret).then(() => toast({ text: t('tokens.copied') }))}
          >
            {t('tokens.copy')}
          </Button>
        </div>
      ) : null}
      <form onSubmit={submit} noValidate>
        <div className="profile-grid">
          <Field label={t('tokens.name')} hint={t('tokens.nameHint')}>
            <NamedInput value={name} onText={setName} />
          </Field>
          <NativeSelect
            label={t('tokens.life')}
            value={days}
            data={[
              { value: '30', label: t('tokens.days', { count: 30 }) },
              { value: '365', label: t('tokens.days', { count: 365 }) },
              { value: '', label: t('tokens.lasting') },
            ]}
            onChange={(event) => setDays(event.target.value)}
          />
        </div>
        <fieldset style={{ border: 0, padding: 0, margin: '14px 0 0' }}>
          <legend className="lab">{t('tokens.scopes')}</legend>
          <div className="profile-grid">
            {rights.map((right) => (
              <Checkbox
                key={right}
                label={nameRight(right)}
                checked={scopes.includes(right)}
                disabled={!mayDo(me, right)}
                onChange={(event) =>
                  setScopes(event.currentTarget.checked ? [...scopes, right] : scopes.filter((each) => each !== right))
                }
              />
            ))}
          </div>
        </fieldset>
        {create.error ? <ErrorState error={create.error} /> : null}
        <div style={{ marginTop: 14 }}>
          <Button type="submit" look="pri" busy={create.isPending} disabled={!name.trim() || scopes.length === 0}>
            {t('tokens.create')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
