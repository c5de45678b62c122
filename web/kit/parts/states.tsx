import { CircleAlert, GitCompareArrows, Lock, WifiOff } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { Button } from './button.tsx';
import { KeptRing } from './kept-ring.tsx';

/** Nothing here: says what is true and the next useful thing. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <KeptRing size={36} />
      <div className="grow">
        <div className="b">{title}</div>
        {children ? <div className="xs t3">{children}</div> : null}
        {action ? <div className="empty-action">{action}</div> : null}
      </div>
    </div>
  );
}

export interface EmptyStateProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Rows on their way: shown after 150 ms, in the height of the rows that come. */
export function SkeletonRows({ rows = 8, height = 38 }: { readonly rows?: number; readonly height?: number }) {
  const { t } = useTranslation('kit');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return <div style={{ height: rows * height }} />;
  return (
    <div role="status" aria-label={t('states.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div className="skel-row" style={{ height }} key={row}>
          <span className="skel" style={{ width: 72, height: 18 }} />
          <span className="skel" style={{ width: 120 }} />
          <span className="skel grow" style={{ maxWidth: `${86 - ((row * 17) % 40)}%` }} />
        </div>
      ))}
    </div>
  );
}

/** Something failed: what happened, what is safe, one action. */
export function ErrorState({ error, onRetry, children }: ErrorStateProps) {
  const { t } = useTranslation('kit');
  return (
    <div className="ban bad" role="alert">
      <CircleAlert size={16} className="ic" aria-hidden />
      <span className="grow">
        {errorSentence(error)} {children}
      </span>
      {onRetry ? (
        <Button size="xs" onClick={onRetry}>
          {t('states.retry')}
        </Button>
      ) : null}
    </div>
  );
}

export interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly children?: ReactNode;
}

/** Somebody else was first: who, when, and the difference; what you typed is kept. */
export function ConflictBanner({ children, onShow, onDismiss }: ConflictBannerProps) {
  const { t } = useTranslation('kit');
  return (
    <div className="ban warn" role="alert">
      <GitCompareArrows size={16} className="ic" aria-hidden />
      <span className="grow">{children}</span>
      {onShow ? (
        <Button size="xs" onClick={onShow}>
          {t('states.showDifference')}
        </Button>
      ) : null}
      {onDismiss ? (
        <Button size="xs" look="ghost" onClick={onDismiss}>
          {t('states.understood')}
        </Button>
      ) : null}
    </div>
  );
}

export interface ConflictBannerProps {
  readonly children: ReactNode;
  readonly onShow?: () => void;
  readonly onDismiss?: () => void;
}

/** The connection is gone; work goes on and what is typed is kept here. */
export function OfflineBanner() {
  const { t } = useTranslation('kit');
  return (
    <div className="ban bad offline" role="status">
      <WifiOff size={16} className="ic" aria-hidden />
      <span className="grow">{t('states.offline')}</span>
      <Button size="xs" onClick={() => window.dispatchEvent(new Event('online'))}>
        {t('states.tryNow')}
      </Button>
    </div>
  );
}

/** You may not see this, and who can change that. */
export function NoRights({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation('kit');
  return (
    <div className="empty">
      <Lock size={28} className="t3" aria-hidden />
      <div className="grow">
        <div className="b">{t('states.noRights')}</div>
        <div className="xs t3">{children ?? t('states.noRightsHint')}</div>
      </div>
    </div>
  );
}
