import {
  keepPreviousData,
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { EndpointParts, ReplyOf } from '#api/platform/endpoint.ts';
import { type CallOptions, call, type RequestFor } from './call.ts';

/** The cache key of an endpoint's answers: `invalidate(keyOf(listTickets))` reaches every query of that endpoint. */
export function keyOf<Parts extends EndpointParts>(endpoint: Parts, request?: RequestFor<Parts>): QueryKey {
  const base = [endpoint.method, endpoint.path];
  return request === undefined ? base : [...base, request];
}

/** Reads an endpoint into the cache (`useAnswer(listSites, {})`); `live` topics patch or refetch it elsewhere. */
export function useAnswer<Parts extends EndpointParts>(
  endpoint: Parts,
  request: RequestFor<Parts>,
  options: AnswerOptions = {},
) {
  return useQuery({
    queryKey: keyOf(endpoint, request),
    queryFn: ({ signal }) => call(endpoint, request, { signal }) as Promise<NonNullable<ReplyOf<Parts>>>,
    enabled: options.enabled ?? true,
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(options.refetchInterval === undefined ? {} : { refetchInterval: options.refetchInterval }),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

export interface AnswerOptions {
  readonly enabled?: boolean | undefined;
  readonly staleTime?: number | undefined;
  readonly refetchInterval?: number | undefined;
  /** Keeps the rows of the former request on the page until the new ones come. */
  readonly keepPrevious?: boolean | undefined;
}

/** Reads a list page by page with its cursors (API-1). */
export function usePages<Parts extends EndpointParts>(
  endpoint: Parts,
  request: RequestFor<Parts>,
  options: AnswerOptions = {},
) {
  return useInfiniteQuery({
    queryKey: [...keyOf(endpoint, request), 'pages'],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) => {
      const query = (request as { query?: object }).query ?? {};
      const paged = { ...request, query: pageParam === null ? query : { ...query, cursor: pageParam } };
      return call(endpoint, paged as RequestFor<Parts>, { signal }) as Promise<NonNullable<ReplyOf<Parts>>>;
    },
    getNextPageParam: (last) => (last as { nextCursor?: string | null }).nextCursor ?? null,
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/**
 * A press that changes something: `const close = useCall(closeTicket, { refresh: [listTickets] })`, then
 * `close.mutate({ params, body })`. The endpoints under `refresh` are read again when it succeeds.
 */
export function useCall<Parts extends EndpointParts>(endpoint: Parts, options: UseCallOptions<Parts> = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: RequestFor<Parts> & { readonly options?: CallOptions }) =>
      call(endpoint, request, request.options ?? {}),
    onSuccess: async (answer, request) => {
      await Promise.all((options.refresh ?? []).map((one) => client.invalidateQueries({ queryKey: keyOf(one) })));
      options.onSuccess?.(answer, request);
    },
    ...(options.onError ? { onError: options.onError } : {}),
  });
}

export interface UseCallOptions<Parts extends EndpointParts> {
  readonly refresh?: readonly EndpointParts[];
  readonly onSuccess?: (answer: ReplyOf<Parts>, request: RequestFor<Parts>) => void;
  readonly onError?: (error: Error) => void;
}
