import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptInvitation, openInvitation } from '#api/house/sign-in.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { currentLanguage, setLanguage } from '#web/kit/language/i18n.ts';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { EntryFrame } from './entry-frame.tsx';
import { PersonForm } from './person-form.tsx';
import { useEnter, useLinkToken } from './use-enter.ts';

/** Accepting an invitation by the link of the mail (USR-1). */
export function InvitationPage() {
  const { t } = useTranslation('house');
  const token = useLinkToken();
  const enter = useEnter();
  const opened = useCall(openInvitation, { onSuccess: (found) => void setLanguage(found.language) });
  const { mutate } = opened;
  useEffect(() => mutate({ body: { token } }), [mutate, token]);
  const press = useCall(acceptInvitation, { onSuccess: (me) => enter(me, paths.tickets()) });
  if (opened.error)
    return (
      <EntryFrame title={t('entry.invited')}>
        <div style={{ marginTop: 20 }}>
          <ErrorState error={opened.error} />
        </div>
        <p className="entry-note xs t2">{t('entry.invitationSpent')}</p>
      </EntryFrame>
    );
  if (!opened.data) return null;
  return (
    <EntryFrame title={t('entry.invited')} lead={t('entry.invitedLead', { by: opened.data.invitedBy })}>
      <PersonForm
        start={opened.data}
        fixedEmail
        submit={t('entry.accept')}
        busy={press.isPending}
        error={press.error}
        onSubmit={({ name, password }) =>
          press.mutate({ body: { token, name, password, language: currentLanguage() } })
        }
      />
    </EntryFrame>
  );
}
