import { Link } from '@tanstack/react-router';
import { ChevronRight, Inbox, Mail, UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '#web/kit/frame/paths.ts';

/** What can be tried within two minutes (ONB-1). */
export function TryCard() {
  const { t } = useTranslation('house');
  return (
    <section className="card" style={{ padding: '14px 16px' }}>
      <h2 style={{ marginBottom: 6 }}>{t('try.title')}</h2>
      <TryLine to={paths.tickets()} hash="new" icon={<Inbox size={16} aria-hidden />}>
        {t('try.ticket')}
      </TryLine>
      <TryLine to={paths.settings('mail')} icon={<Mail size={16} aria-hidden />}>
        {t('try.mail')}
      </TryLine>
      <TryLine to={paths.settings('users')} icon={<UserPlus size={16} aria-hidden />}>
        {t('try.invite')}
      </TryLine>
    </section>
  );
}

function TryLine({ to, hash, icon, children }: TryLineProps) {
  return (
    <Link to={to as never} {...(hash === undefined ? {} : { hash })} className="try">
      <span className="try-icon">{icon}</span>
      <span className="grow m">{children}</span>
      <ChevronRight size={15} aria-hidden />
    </Link>
  );
}

interface TryLineProps {
  readonly to: string;
  readonly hash?: string;
  readonly icon: ReactNode;
  readonly children: string;
}
