import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { type Me, readMe } from '#api/house/sign-in.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { keyOf } from '#web/kit/wire/use-answer.ts';

/** Set where a page waits behind the sign-in for whoever had it open: it is handed who came in (USR-1). */
export const WaitingPage = createContext<((me: Me) => void) | undefined>(undefined);

/** What to do when somebody has come in: keep who it is, and go where they were going (USR-1). */
export function useEnter(): (me: Me, first?: string) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { readonly to?: unknown };
  const goOn = useContext(WaitingPage);
  return (me, first) => {
    if (goOn) return goOn(me);
    client.clear();
    client.setQueryData(keyOf(readMe, {}), me);
    void navigate({ to: first ?? ownPage(search.to) ?? paths.tickets(), replace: true });
  };
}

/** The token of a mail's link, from the address. */
export function useLinkToken(): string {
  const search = useSearch({ strict: false }) as { readonly token?: unknown };
  return typeof search.token === 'string' ? search.token : '';
}

/** Only a page of our own: never another site's address handed in by a link. */
function ownPage(to: unknown): string | undefined {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : undefined;
}
