import { Check, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finishMailAuthorization, listMailAccounts } from '#api/channels/email.ts';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { takeSentBack } from './return-page.ts';

/** What came of connecting an account, when the browser is back from the provider (EML-1). */
export function ConnectingReturn() {
  const { t } = useTranslation('channels');
  const [sentBack] = useState(takeSentBack);
  const { mutate, data, error } = useCall(finishMailAuthorization, { refresh: [listMailAccounts] });
  useEffect(() => {
    if (sentBack?.kind === 'answer') mutate({ body: { state: sentBack.state, code: sentBack.code } });
  }, [sentBack, mutate]);
  if (sentBack === undefined) return null;
  if (error) return <ErrorState error={error} />;
  return (
    <div className={sentBack.kind === 'refused' ? 'ban warn mail-gap' : 'ban ok mail-gap'} role="status">
      {sentBack.kind === 'refused' ? (
        <TriangleAlert size={16} className="ic" aria-hidden />
      ) : (
        <Check size={16} className="ic" aria-hidden />
      )}
      <span className="grow">
        {sentBack.kind === 'refused'
          ? t('email.oauth.refused', { words: sentBack.words })
          : data
            ? t('email.oauth.connected', { address: data.address })
            : t('email.oauth.connecting')}
      </span>
    </div>
  );
}
