import { Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { checkMailAccount } from '#api/channels/email.ts';
import type { ReplyOf } from '#api/platform/endpoint.ts';

/** What the connection test found, both ways (EML-1). */
export function CheckOutcome({ checked }: { readonly checked: ReplyOf<typeof checkMailAccount> }) {
  const { t } = useTranslation('channels');
  const { incoming, outgoing } = checked;
  return (
    <div className="mail-gap" role="status">
      <Line well={incoming.well} detail={incoming.detail}>
        {incoming.well
          ? t('email.page.checkWell', { mails: incoming.mails ?? 0 })
          : t(`email.trouble.${incoming.trouble ?? 'other'}`)}
      </Line>
      {outgoing === null ? null : (
        <Line well={outgoing.well} detail={outgoing.detail}>
          {outgoing.well ? t('email.page.checkOutgoingWell') : t(`email.trouble.${outgoing.trouble ?? 'other'}`)}
        </Line>
      )}
    </div>
  );
}

function Line({
  well,
  detail,
  children,
}: {
  readonly well: boolean;
  readonly detail: string | null;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={well ? 'ban ok' : 'ban warn'}>
      {well ? <Check size={16} className="ic" aria-hidden /> : <TriangleAlert size={16} className="ic" aria-hidden />}
      <span className="grow">
        {children} {detail ? <span className="xs t3">{detail}</span> : null}
      </span>
    </div>
  );
}
