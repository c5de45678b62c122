/** The page a provider sends the browser back to (EML-1), as it is registered there. */
export function returnPage(): string {
  return `${location.origin}/settings/mail`;
}

/** What a provider sent back with the browser. */
export type SentBack =
  | { readonly kind: 'answer'; readonly state: string; readonly code: string }
  | { readonly kind: 'refused'; readonly words: string };

/** Takes what a provider sent back out of the address, once, so that a reload does not send it again. */
export function takeSentBack(): SentBack | undefined {
  const asked = new URLSearchParams(location.search);
  const [state, code, error] = [asked.get('state'), asked.get('code'), asked.get('error')];
  if (state === null || (code === null && error === null)) return undefined;
  history.replaceState(history.state, '', location.pathname);
  if (code === null) return { kind: 'refused', words: asked.get('error_description') ?? error ?? '' };
  return { kind: 'answer', state, code };
}
