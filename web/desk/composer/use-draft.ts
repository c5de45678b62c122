import { useCallback, useEffect, useRef, useState } from 'react';
import { dropDraft, saveDraft } from '#api/desk/messages.ts';
import type { Instant } from '#core/platform/instant.ts';
import { call } from '#web/kit/wire/call.ts';

export const modes = ['answer', 'note', 'forward'] as const;
export type Mode = (typeof modes)[number];

export interface Draft {
  readonly kind: Mode;
  readonly html: string;
}

/**
 * What is being written, kept twice: on this device at every pause of a breath, on the server after a second and a half
 * (TKT-3). Nothing typed is lost by a crash, a conflict, a lost connection or a turned page.
 */
export function useDraft(ticketId: string, fromServer: (Draft & { readonly savedAt: Instant }) | null) {
  const [savedAt, setSavedAt] = useState<Instant | undefined>(fromServer?.savedAt);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<Draft>(undefined);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const draft = pending.current;
    pending.current = undefined;
    if (!draft) return;
    const sent = isBlank(draft.html)
      ? call(dropDraft, { params: { ticketId } }).then(() => undefined)
      : call(saveDraft, { params: { ticketId }, body: draft }).then((answer) => answer.savedAt);
    // Unreachable is no loss: the copy on this device stands, and the next keystroke tries again.
    sent.then(setSavedAt, () => undefined);
  }, [ticketId]);

  const keep = useCallback(
    (draft: Draft) => {
      if (isBlank(draft.html)) localStorage.removeItem(keyOf(ticketId));
      else localStorage.setItem(keyOf(ticketId), JSON.stringify(draft));
      pending.current = draft;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, 1500);
    },
    [ticketId, flush],
  );

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = undefined;
    localStorage.removeItem(keyOf(ticketId));
    setSavedAt(undefined);
  }, [ticketId]);

  useEffect(() => flush, [flush]);
  return { savedAt, keep, forget };
}

/** The draft to begin with: this device's when it has one, else the server's. */
export function firstDraft(ticketId: string, fromServer: Draft | null): Draft | undefined {
  try {
    const own = JSON.parse(localStorage.getItem(keyOf(ticketId)) ?? 'null') as Draft | null;
    if (own && !isBlank(own.html)) return own;
  } catch {
    // A broken copy is no copy.
  }
  return fromServer ?? undefined;
}

/** Whether there is nothing to read in some HTML. */
export function isBlank(html: string): boolean {
  return !/<img/i.test(html) && html.replace(/<[^>]*>|&nbsp;|\s/g, '') === '';
}

function keyOf(ticketId: string): string {
  return `svara.draft.${ticketId}`;
}
