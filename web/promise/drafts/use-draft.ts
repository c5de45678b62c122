import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changeDraft,
  createDraft,
  type Draft,
  type DraftContent,
  discardDraft,
  listDrafts,
  publishDraft,
} from '#api/promise/drafts.ts';
import { listFallbackTargets, listLevelRules } from '#api/promise/level-rules.ts';
import { listLevels } from '#api/promise/levels.ts';
import { listCalendars } from '#api/time/calendars.ts';
import { call } from '#web/kit/wire/call.ts';
import { keyOf, useAnswer } from '#web/kit/wire/use-answer.ts';
import { blankDraft } from './draft-edits.ts';
import { draftName } from './draft-name.ts';

type Kept = Pick<Draft, 'name' | 'content' | 'version' | 'changedAt'> & { readonly id: string | null };

const SAVED_AFTER = 400;

/** The draft that is being written, kept on the server as it is written (SLA-10). */
export interface OpenDraft extends Kept {
  /** The other drafts that are kept. */
  readonly others: readonly Draft[];
  /** What is written is not kept yet. */
  readonly unsaved: boolean;
  readonly failed: unknown;
  readonly change: (change: (content: DraftContent) => DraftContent) => void;
  readonly rename: (name: string) => void;
  /** Opens another draft; null sets this one aside. */
  readonly open: (draft: Draft | null) => void;
  /** Gives the draft back as it was, for who wants it after all. */
  readonly discard: () => Promise<() => void>;
  readonly publish: () => Promise<void>;
  /** Waits until all that is written is kept; gives the draft's id. */
  readonly settle: () => Promise<string | null>;
}

/** Opens the draft last written, and keeps each change of it a moment after it is made (SLA-10). */
export function useDraft({ enabled = true } = {}): OpenDraft {
  const { t, i18n } = useTranslation('trials');
  const client = useQueryClient();
  const known = useAnswer(listDrafts, {}, { enabled });
  const rows = useMemo(() => known.data?.rows ?? [], [known.data]);
  const blank = useMemo((): Kept => {
    const name = t('draft.defaultName', { date: draftName(i18n.language) });
    return { id: null, version: 0, changedAt: 0, name, content: blankDraft };
  }, [t, i18n.language]);
  const [kept, setKept] = useState<Kept | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [unsaved, setUnsaved] = useState(false);
  const latest = useRef<Kept>(blank);
  const saving = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = useCallback((next: Kept) => {
    latest.current = next;
    setKept(next);
  }, []);
  useEffect(() => {
    if (kept === null && rows[0] !== undefined) show(rows[0]);
  }, [kept, rows, show]);

  const refresh = useCallback(
    (endpoints: Parameters<typeof keyOf>[0][]) =>
      Promise.all(endpoints.map((one) => client.invalidateQueries({ queryKey: keyOf(one) }))),
    [client],
  );

  const save = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    saving.current = saving.current.then(async () => {
      const { id, version, name, content } = latest.current;
      try {
        const answer =
          id === null
            ? await call(createDraft, { body: { name, content } })
            : await call(changeDraft, { params: { draftId: id }, body: { name, content, version } });
        setFailed(null);
        const more = latest.current.content !== content || latest.current.name !== name;
        latest.current = { ...latest.current, id: answer.id, version: answer.version, changedAt: answer.changedAt };
        setKept(latest.current);
        if (!more) setUnsaved(false);
        await refresh([listDrafts]);
      } catch (error) {
        setFailed(error);
        const { rows: fresh } = await call(listDrafts, {});
        const found = fresh.find((draft) => draft.id === id);
        if (found) show({ ...latest.current, version: found.version });
      }
    });
    return saving.current;
  }, [refresh, show]);

  const write = useCallback(
    (next: Partial<Kept>) => {
      show({ ...latest.current, ...next });
      setUnsaved(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), SAVED_AFTER);
    },
    [save, show],
  );
  const settle = useCallback(async () => {
    await (timer.current === undefined ? saving.current : save());
    return latest.current.id;
  }, [save]);
  const current = kept ?? blank;
  if (kept === null) latest.current = blank;
  return {
    ...current,
    others: rows.filter(({ id }) => id !== current.id),
    unsaved,
    failed,
    change: (change) => write({ content: change(latest.current.content) }),
    rename: (name) => write({ name }),
    open: (draft) => {
      show(draft ?? blank);
      setUnsaved(false);
      setFailed(null);
    },
    settle,
    discard: async () => {
      const id = await settle();
      const { name, content } = latest.current;
      if (id !== null) await call(discardDraft, { params: { draftId: id } });
      show(blank);
      setUnsaved(false);
      await refresh([listDrafts]);
      return () => {
        show(blank);
        write({ name, content });
      };
    },
    publish: async () => {
      const id = await settle();
      if (id === null) return;
      await call(publishDraft, { params: { draftId: id }, body: { version: latest.current.version } });
      show(blank);
      await refresh([listDrafts, listLevels, listLevelRules, listFallbackTargets, listCalendars]);
    },
  };
}
