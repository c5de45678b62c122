import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { type Me, readMe } from '#api/house/sign-in.ts';
import { WaitingPage } from '#web/house/sign-in/use-enter.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { keyOf } from '#web/kit/wire/use-answer.ts';

const SignInPage = lazy(() =>
  import('#web/house/sign-in/sign-in-page.tsx').then((file) => ({ default: file.SignInPage })),
);

/**
 * A page whose session has ended waits as it is behind the sign-in (USR-1): nothing of it is seen, nothing typed in it
 * is lost, and whoever had it open comes back to it. Anybody else begins anew.
 */
export function Waiting({ me, ended, children }: WaitingProps) {
  const client = useQueryClient();
  useEffect(() => {
    document.body.classList.toggle('waits', ended);
    return () => document.body.classList.remove('waits');
  }, [ended]);
  const goOn = (now: Me) => {
    if (now.id !== me.id) return location.assign(paths.home());
    client.setQueryData(keyOf(readMe, {}), now);
    void client.invalidateQueries();
  };
  return (
    <>
      <div className="here" inert={ended}>
        {children}
      </div>
      {ended ? (
        <div className="entry-over">
          <WaitingPage value={goOn}>
            <Suspense fallback={null}>
              <SignInPage />
            </Suspense>
          </WaitingPage>
        </div>
      ) : null}
    </>
  );
}

interface WaitingProps {
  readonly me: Me;
  readonly ended: boolean;
  readonly children: ReactNode;
}
