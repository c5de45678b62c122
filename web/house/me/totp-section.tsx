import { useQueryClient } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { toDataURL } from 'qrcode';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prepareTotp, turnOffTotp, turnOnTotp } from '#api/house/profile.ts';
import { type Me, readMe } from '#api/house/sign-in.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { keyOf, useCall } from '#web/kit/wire/use-answer.ts';
import { NamedInput } from '../sign-in/named-input.tsx';
import { Secret } from '../sign-in/person-form.tsx';

/** Two-step sign-in: turned on with a QR code and a first code, turned off with the password (USR-1). */
export function TotpSection({ me }: { readonly me: Me }) {
  const { t } = useTranslation('house');
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const again = () => void client.invalidateQueries({ queryKey: keyOf(readMe) });
  const prepare = useCall(prepareTotp, { onSuccess: () => setPassword('') });
  const turnOn = useCall(turnOnTotp, { onSuccess: again });
  const turnOff = useCall(turnOffTotp, {
    onSuccess: () => {
      setPassword('');
      turnOn.reset();
      prepare.reset();
      again();
    },
  });
  const press = (event: FormEvent) => {
    event.preventDefault();
    if (me.totp) turnOff.mutate({ body: { password } });
    else if (prepare.data) turnOn.mutate({ body: { code } });
    else prepare.mutate({ body: { password } });
  };
  const asksPassword = me.totp || !prepare.data;
  const error = me.totp ? turnOff.error : prepare.data ? turnOn.error : prepare.error;
  return (
    <Section
      title={t('totp.title')}
      hint={t('totp.hint')}
      actions={
        me.totp ? (
          <Tag tone="ok">
            <ShieldCheck size={12} aria-hidden /> {t('totp.on')}
          </Tag>
        ) : (
          <Tag>{t('totp.off')}</Tag>
        )
      }
    >
      {turnOn.data ? <RecoveryCodes codes={turnOn.data.recoveryCodes} /> : null}
      {!me.totp && prepare.data ? <ToScan {...prepare.data} /> : null}
      <form onSubmit={press} style={{ maxWidth: 380 }} noValidate>
        {asksPassword ? (
          <Field label={t('profile.currentPassword')} error={error ? errorSentence(error) : undefined}>
            <Secret value={password} onChange={setPassword} autoComplete="current-password" />
          </Field>
        ) : (
          <Field label={t('entry.code')} error={error ? errorSentence(error) : undefined}>
            <NamedInput value={code} onText={setCode} inputMode="numeric" autoComplete="one-time-code" />
          </Field>
        )}
        <div style={{ marginTop: 10 }}>
          <Button
            type="submit"
            look={me.totp ? 'plain' : 'pri'}
            busy={prepare.isPending || turnOn.isPending || turnOff.isPending}
            disabled={asksPassword ? !password : !code}
          >
            {me.totp ? t('totp.turnOff') : prepare.data ? t('totp.confirm') : t('totp.turnOn')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function ToScan({ secret, uri }: { readonly secret: string; readonly uri: string }) {
  const { t } = useTranslation('house');
  const [picture, setPicture] = useState<string>();
  useEffect(() => {
    void toDataURL(uri, { margin: 2, width: 196 }).then(setPicture);
  }, [uri]);
  return (
    <div className="row wrap" style={{ gap: 20, marginBottom: 14 }}>
      {picture ? <img src={picture} width={196} height={196} alt={t('totp.qr')} style={{ borderRadius: 8 }} /> : null}
      <div className="col" style={{ gap: 6, maxWidth: 320 }}>
        <p>{t('totp.scan')}</p>
        <p className="xs t3">{t('totp.byHand')}</p>
        <code className="mono" style={{ overflowWrap: 'anywhere' }}>
          {secret.replaceAll(/(.{4})/g, '$1 ')}
        </code>
      </div>
    </div>
  );
}

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation('house');
  return (
    <div className="ban acc" role="status" style={{ display: 'block', marginBottom: 14 }}>
      <p className="b">{t('totp.recovery')}</p>
      <p>{t('totp.recoveryHint')}</p>
      <ul className="mono" style={{ columns: 2, marginTop: 8, maxWidth: 360 }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  );
}
