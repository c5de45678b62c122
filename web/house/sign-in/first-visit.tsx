import { useTranslation } from 'react-i18next';
import { createAdministrator } from '#api/house/sign-in.ts';
import { currentLanguage } from '#web/kit/language/i18n.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { EntryFrame } from './entry-frame.tsx';
import { PersonForm } from './person-form.tsx';
import { useEnter } from './use-enter.ts';

/** The first visit of all: whoever comes becomes the administrator (ONB-1). */
export function FirstVisit({ version }: { readonly version: string }) {
  const { t } = useTranslation('house');
  const enter = useEnter();
  const press = useCall(createAdministrator, { onSuccess: (me) => enter(me, paths.settings()) });
  return (
    <EntryFrame title={t('entry.welcome')} lead={t('entry.welcomeLead')} version={version}>
      <PersonForm
        start={{ name: '', email: '' }}
        submit={t('entry.createAdministrator')}
        busy={press.isPending}
        error={press.error}
        onSubmit={(person) => press.mutate({ body: { ...person, language: currentLanguage() } })}
      />
    </EntryFrame>
  );
}
