import { QueryClient } from '@tanstack/react-query';
import { CallFailed } from './call-failed.ts';

/** The cache of answers. Live messages keep it fresh, so nothing is fetched again just because a window got focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      retry: (tries, error) => !(error instanceof CallFailed && error.status < 500) && tries < 2,
    },
    mutations: { retry: false },
  },
});
