import { useMantineColorScheme } from '@mantine/core';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { readMe } from '#api/house/sign-in.ts';
import { currentLanguage, loadWords, setLanguage } from '#web/kit/language/i18n.ts';
import { LiveProvider } from '#web/kit/live/live-context.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { ErrorState, NoRights } from '#web/kit/parts/states.tsx';
import { CallFailed } from '#web/kit/wire/call-failed.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { isClosedFor } from './open-pages.ts';
import { Shell } from './shell.tsx';
import { Waiting } from './waiting.tsx';

await loadWords();

/** Everything behind the sign-in: asks who it is, turns to the sign-in page when nobody is, and holds the frame. */
export function SignedIn() {
  const me = useAnswer(readMe, {}, { staleTime: 5 * 60_000 });
  const navigate = useNavigate();
  const here = useRouterState({ select: (state) => state.location.href });
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { setColorScheme } = useMantineColorScheme();
  const signedOut = me.error instanceof CallFailed && me.error.status === 401;
  const nobody = me.data === undefined;
  const language = me.data?.language;
  const scheme = me.data?.theme;
  useEffect(() => {
    // The page turns before this frame is gone: what is shown then is no page to come back to.
    if (signedOut && nobody && !here.startsWith(paths.signIn()))
      void navigate({ to: paths.signIn(), search: here === '/' ? {} : { to: here }, replace: true });
  }, [signedOut, nobody, navigate, here]);
  useEffect(() => {
    if (language && language !== currentLanguage()) void setLanguage(language);
  }, [language]);
  useEffect(() => {
    if (scheme) setColorScheme(scheme);
  }, [scheme, setColorScheme]);
  if (me.data)
    return (
      <Waiting me={me.data} ended={signedOut}>
        <LiveProvider>
          <Shell>{isClosedFor(me.data, path) ? <ClosedDoor /> : <Outlet />}</Shell>
        </LiveProvider>
      </Waiting>
    );
  if (me.error && !signedOut)
    return (
      <div className="center">
        <ErrorState error={me.error} onRetry={() => void me.refetch()} />
      </div>
    );
  return null;
}

function ClosedDoor() {
  const { t } = useTranslation('kit');
  return (
    <section className="col grow">
      <h1 className="sr">{t('states.noRights')}</h1>
      <NoRights />
    </section>
  );
}
