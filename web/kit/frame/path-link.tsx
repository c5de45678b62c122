import { Link, useRouter } from '@tanstack/react-router';
import { type ComponentProps, useCallback, useMemo } from 'react';

/** A link to one of `paths`, query and all; `activeClass` is added while it is open. */
export function PathLink({ to, activeClass, ...rest }: PathLinkProps) {
  const parts = useMemo(() => {
    const [path = '/', tail = ''] = to.split('?');
    return { path, search: Object.fromEntries(new URLSearchParams(tail)) };
  }, [to]);
  return (
    <Link
      {...(rest as object)}
      to={parts.path}
      search={parts.search as never}
      activeProps={activeClass ? { className: `${rest.className ?? ''} ${activeClass}` } : {}}
    />
  );
}

export interface PathLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  readonly to: string;
  readonly activeClass?: string;
}

/** Goes to one of `paths` from a key or a press: `const go = useGo(); go(paths.ticket(id))`. */
export function useGo(): (path: string, how?: { readonly replace?: boolean }) => void {
  const router = useRouter();
  return useCallback((path, how) => void router.navigate({ href: path, replace: how?.replace ?? false }), [router]);
}
