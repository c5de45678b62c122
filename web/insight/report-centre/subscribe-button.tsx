import { Mail } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/kit/parts/button.tsx';
import type { SubscribeTo } from './subscription-draft.ts';

const SubscriptionForm = lazy(() =>
  import('./subscription-form.tsx').then((file) => ({ default: file.SubscriptionForm })),
);

/** Subscribes to the report of a page with the filters it has now (REP-1). */
export function SubscribeButton({ kind, search }: Pick<SubscribeTo, 'kind' | 'search'>) {
  const { t } = useTranslation('insight');
  const [writing, setWriting] = useState(false);
  return (
    <>
      <Button icon={<Mail size={15} aria-hidden />} onClick={() => setWriting(true)}>
        {t('reportCentre.subscribe')}
      </Button>
      {writing ? (
        <Suspense fallback={null}>
          <SubscriptionForm
            to={{ kind, search, name: t(`reportCentre.kinds.${kind}`) }}
            onClose={() => setWriting(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
