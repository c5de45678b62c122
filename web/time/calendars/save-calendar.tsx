import { type ReactNode, Suspense, useRef, useState } from 'react';
import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import {
  type CalendarFull,
  createCalendar,
  listCalendarRevisions,
  listCalendars,
  readCalendar,
  reviseCalendar,
} from '#api/time/calendars.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ConflictBanner, ErrorState } from '#web/kit/parts/states.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { call } from '#web/kit/wire/call.ts';
import { CallFailed, errorSentence } from '#web/kit/wire/call-failed.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { besideSave } from './beside-save.ts';
import type { Draft } from './use-draft.ts';
import { ForeseenMovesLine } from './foreseen-moves.tsx';
import { useCalendarWords } from './use-calendar-words.ts';
import { tidied } from './week-blocks.ts';

const REFRESH = [listCalendars, readCalendar, listCalendarRevisions];

/** Saving, and what may come in between: somebody else's save loses nothing (CAL-5). */
export function SaveCalendar({ calendar, draft, mayEdit, onSaved, children }: SaveCalendarProps) {
  const { t } = useCalendarWords();
  const [basedOn, setBasedOn] = useState(calendar?.revisionId);
  const former = useRef<CalendarFull>(undefined);
  const done = (saved: CalendarFull) => {
    draft.restart(saved.definition);
    setBasedOn(saved.revisionId);
    onSaved(saved);
  };
  const revise = useCall(reviseCalendar, {
    refresh: REFRESH,
    onSuccess: (saved) => {
      done(saved);
      const before = former.current;
      toast({
        text: t('calendars.saved', { number: saved.revision }),
        ...(before ? { undo: () => takeBack.mutate(undoOf(before, saved)) } : {}),
      });
    },
  });
  const takeBack = useCall(reviseCalendar, {
    refresh: REFRESH,
    onSuccess: (saved) => {
      done(saved);
      toast({ text: t('calendars.undone', { number: saved.revision }) });
    },
    onError: (error) => toast({ text: errorSentence(error), tone: 'bad' }),
  });
  const create = useCall(createCalendar, {
    refresh: REFRESH,
    onSuccess: (saved) => {
      done(saved);
      toast({ text: t('calendars.created') });
    },
  });
  const busy = revise.isPending || create.isPending;
  const because = !mayEdit ? t('calendars.mayNot') : calendar && !draft.dirty ? t('calendars.noChange') : undefined;

  const save = () => {
    if (because !== undefined || busy) return;
    const definition = { ...draft.definition, week: tidied(draft.definition.week) as CalendarDefinition['week'] };
    former.current = calendar;
    if (calendar)
      revise.mutate({
        params: { calendarId: calendar.id },
        body: { definition, basedOn: basedOn ?? calendar.revisionId },
      });
    else create.mutate({ body: definition });
  };
  useKeys([{ keys: 'ctrl+s', label: t('calendars.save', { number: (calendar?.revision ?? 0) + 1 }), run: save }]);

  const stale = revise.error instanceof CallFailed && revise.error.code === 'calendars.stale';
  const error = (stale ? null : revise.error) ?? create.error;
  const { Offer } = besideSave;
  const theirs = async () => calendar && call(readCalendar, { params: { calendarId: calendar.id } });
  return (
    <>
      {children(
        <Button look="pri" busy={busy} because={because} onClick={save}>
          {calendar ? t('calendars.save', { number: calendar.revision + 1 }) : t('calendars.create')}
        </Button>,
        calendar && mayEdit && draft.dirty ? (
          <>
            <ForeseenMovesLine calendarId={calendar.id} definition={draft.definition} />
            {/* Comes in its own time: what is being drawn must not vanish while it does. */}
            <Suspense fallback={null}>
              {Offer ? (
                <Offer
                  calendarId={calendar.id}
                  basedOn={basedOn ?? calendar.revisionId}
                  definition={{
                    ...draft.definition,
                    week: tidied(draft.definition.week) as CalendarDefinition['week'],
                  }}
                />
              ) : null}
            </Suspense>
          </>
        ) : null,
      )}
      {stale || error ? (
        <div className="calp-bans">
          {stale ? (
            <ConflictBanner>
              {t('calendars.stale', { revision: String((revise.error as CallFailed).problem.facts['revision'] ?? '') })}{' '}
              <Button size="xs" onClick={() => void theirs().then((now) => now && (revise.reset(), done(now)))}>
                {t('calendars.takeTheirs')}
              </Button>{' '}
              <Button
                size="xs"
                onClick={() => void theirs().then((now) => now && (revise.reset(), setBasedOn(now.revisionId)))}
              >
                {t('calendars.keepMine')}
              </Button>
            </ConflictBanner>
          ) : null}
          {error ? <ErrorState error={error} /> : null}
        </div>
      ) : null}
    </>
  );
}

/** The former revision's words, said once more on top of what was just saved. */
function undoOf(before: { readonly id: string; readonly definition: CalendarDefinition }, saved: CalendarFull) {
  return { params: { calendarId: before.id }, body: { definition: before.definition, basedOn: saved.revisionId } };
}

export interface SaveCalendarProps {
  readonly calendar: CalendarFull | undefined;
  readonly draft: Draft;
  readonly mayEdit: boolean;
  readonly onSaved: (calendar: CalendarFull) => void;
  /** The button, and what pressing it would do. */
  readonly children: (save: ReactNode, foreseen: ReactNode) => ReactNode;
}
