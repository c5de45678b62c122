import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandBar } from '#web/kit/commands/command-bar.tsx';
import { KeySheet } from '#web/kit/keys/key-sheet.tsx';
import { useLiveState } from '#web/kit/live/live-context.tsx';
import { OfflineBanner } from '#web/kit/parts/states.tsx';
import { Toasts } from '#web/kit/toast/toast.tsx';
import { tellCutTexts } from './cut-titles.ts';
import { Logo } from './logo.tsx';

/** A place in the rail (and, on a phone, among the tabs). */
export interface Place {
  readonly to: string;
  /** The path that counts as being there, when it is more than `to`. */
  readonly under?: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly count?: number | undefined;
  readonly urgent?: boolean;
  /** Stands at the foot of the rail. */
  readonly foot?: boolean;
  /** Has a tab on a phone; the others are found under More. */
  readonly tab?: boolean;
}

export interface FrameProps {
  readonly places: readonly Place[];
  /** What stands at the right of the top bar: notices, new, next, the agent's state. */
  readonly actions?: ReactNode;
  /** What stands after the command field: the queues' pulse. */
  readonly pulse?: ReactNode;
  /** The user's own button at the foot of the rail. */
  readonly self?: ReactNode;
  /** The tab that opens the rest on a phone. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

/** The frame an agent lives in: rail, top bar and one sheet; under 720 px one column with tabs at the foot (DESIGN 4). */
export function Frame({ places, actions, pulse, self, more, children }: FrameProps) {
  const { t } = useTranslation('kit');
  const path = useRouterState({ select: (state) => state.location.pathname });
  const lost = useLiveState() === 'lost';
  useEffect(tellCutTexts, []);
  const isAt = (place: Place) =>
    path === place.to || path.startsWith(`${place.under ?? place.to}/`) || path === place.under;
  const line = (place: Place) => (
    <Link
      key={place.to}
      to={place.to as never}
      className={isAt(place) ? 'on' : ''}
      aria-current={isAt(place) ? 'page' : undefined}
      aria-label={place.count ? t('frame.placeCount', { place: place.label, count: place.count }) : place.label}
      title={place.label}
    >
      {place.icon}
      <span className="tab-label">{place.label}</span>
      {place.count ? (
        <span className={place.urgent ? 'bdg bad' : 'bdg'}>{place.count > 99 ? '99+' : place.count}</span>
      ) : null}
    </Link>
  );
  return (
    <div className="app">
      <a className="skip" href="#sheet">
        {t('frame.skip')}
      </a>
      <nav className="rail" aria-label={t('frame.rail')}>
        <Link to={'/' as never} className="home" aria-label={t('frame.home')}>
          <Logo />
        </Link>
        {places.filter((place) => !place.foot).map(line)}
        <span className="grow" />
        {places.filter((place) => place.foot).map(line)}
        {self}
      </nav>
      <header className="top">
        <CommandBar />
        {pulse}
        <span className="grow" />
        {actions}
      </header>
      <main className="sheet" id="sheet" tabIndex={-1}>
        {lost ? <OfflineBanner /> : null}
        {children}
      </main>
      <nav className="tabs" aria-label={t('frame.rail')}>
        {places.filter((place) => place.tab).map(line)}
        {more}
      </nav>
      <Toasts />
      <KeySheet />
    </div>
  );
}
