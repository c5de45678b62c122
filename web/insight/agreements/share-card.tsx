import { Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Agreement, readAgreement, shareAgreement, unshareAgreement } from '#api/insight/agreements.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';
import type { AgreementTexts } from './use-statement-texts.ts';

export interface ShareCardProps {
  readonly agreement: Agreement;
  readonly because: string | undefined;
  readonly texts: AgreementTexts;
}

/** The customer's page: its secret link, when it was made and opened, and how to revoke it (SLR-5). */
export function ShareCard({ agreement, because }: ShareCardProps) {
  const { t } = useTranslation('insight');
  const times = useTimes();
  const params = { agreementId: agreement.id };
  const make = useCall(shareAgreement, { refresh: [readAgreement] });
  const revoke = useCall(unshareAgreement, { refresh: [readAgreement] });
  const error = make.error ?? revoke.error;
  const { link } = agreement;
  const address = link === null ? '' : `${window.location.origin}${link.path}`;
  return (
    <Section title={t('agreements.share.title')}>
      {link === null ? (
        <>
          <p className="xs t3">{t('agreements.share.off')}</p>
          <p>
            <Button
              size="sm"
              icon={<Link2 size={14} aria-hidden />}
              because={because}
              busy={make.isPending}
              onClick={() => make.mutate({ params })}
            >
              {t('agreements.share.make')}
            </Button>
          </p>
        </>
      ) : (
        <>
          <p className="agreement-link">
            <a href={link.path} target="_blank" rel="noreferrer">
              {address}
            </a>
          </p>
          <p className="xs t3">
            {t('agreements.share.made', { when: times.when(link.madeAt) })},{' '}
            {link.openedAt === null
              ? t('agreements.share.neverOpened')
              : t('agreements.share.opened', { when: times.when(link.openedAt) })}
          </p>
          <div className="row wrap">
            <Button
              size="xs"
              onClick={() => {
                void navigator.clipboard.writeText(address).then(() => toast({ text: t('agreements.share.copied') }));
              }}
            >
              {t('agreements.share.copy')}
            </Button>
            <Button
              size="xs"
              because={because}
              busy={make.isPending}
              onClick={() =>
                make.mutate({ params }, { onSuccess: () => toast({ text: t('agreements.share.renewed') }) })
              }
            >
              {t('agreements.share.renew')}
            </Button>
            <Button
              size="xs"
              look="ghost"
              because={because}
              busy={revoke.isPending}
              onClick={() => revoke.mutate({ params })}
            >
              {t('agreements.share.revoke')}
            </Button>
          </div>
        </>
      )}
      {error ? <ErrorState error={error} /> : null}
    </Section>
  );
}
