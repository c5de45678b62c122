import { useTranslation } from 'react-i18next';

/** Why a mail is where it is, in words (EML-2). */
export function Reason({ of }: { readonly of: string }) {
  const { t, i18n } = useTranslation('channels');
  return i18n.exists(`channels:email.reason.${of}`) ? t(`email.reason.${of}` as 'email.reason.spam') : of;
}
