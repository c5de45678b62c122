import { BadgeCheck, Lock, PenLine, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageSignature } from '#api/desk/ticket.ts';

/** What a mail's signature is worth, in words (EML-3); a warning only where something is wrong. */
export function SignatureLine({ signature }: { readonly signature: MessageSignature }) {
  const { t } = useTranslation('desk');
  const { state, by, issuer, why } = signature;
  const isWrong = state === 'broken' || state === 'encrypted' || why === 'other-sender' || why === 'partial';
  const Sign = state === 'verified' ? BadgeCheck : state === 'encrypted' ? Lock : isWrong ? TriangleAlert : PenLine;
  return (
    <div className={isWrong ? 'ban warn xs' : 'row xs t3'} style={{ margin: '2px 0 6px' }}>
      <Sign size={14} className="ic" aria-hidden />
      <span>{t(`ticket.signature.${state === 'unverified' ? (why ?? 'unreadable') : state}`, { by, issuer })}</span>
    </div>
  );
}
