import { useMemo, useState } from 'react';
import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import { type CalendarFull, listRedDays } from '#api/time/calendars.ts';
import { DAY } from '#core/platform/instant.ts';
import { compileCalendar } from '#core/time/calendars/compiled-calendar.ts';
import { localDateOf } from '#core/time/spans/local-date.ts';
import { offsetAt } from '#core/time/zones/zone.ts';
import { useNow } from '#web/kit/time/use-now.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { AskCard } from './ask-card.tsx';
import { History } from 'lucide-react';
import { Button } from '#web/kit/parts/button.tsx';
import { CalendarActs } from './calendar-acts.tsx';
import { UsedBy } from './calendar-column.tsx';
import { CalendarHead } from './calendar-head.tsx';
import { DeviationsCard } from './deviations-card.tsx';
import { FeedsCard } from './feeds-card.tsx';
import { LinksCard } from './links-card.tsx';
import { RedDaySelect } from './red-day-select.tsx';
import { RedDays } from './red-days.tsx';
import { RevisionsCard } from './revisions-card.tsx';
import { SaveCalendar } from './save-calendar.tsx';
import { useCalendarWords } from './use-calendar-words.ts';
import { useDraft } from './use-draft.ts';
import { WeekCard } from './week-card.tsx';
import { YearCard } from './year-card.tsx';

/** One calendar: everything drawn and asked is the draft, and nothing holds until it is saved (CAL-1…6). */
export function CalendarEditor({ calendar, start, mayEdit, column, onSaved, onRemoved }: CalendarEditorProps) {
  const { t } = useCalendarWords();
  const now = useNow('minute');
  const draft = useDraft(start);
  const { change } = draft;
  const [viewed, setViewed] = useState<{ readonly definition: CalendarDefinition; readonly number: number }>();
  // What its feeds say is not drafted: it is as they say now.
  const feeds = calendar?.definition.feeds;
  const definition = useMemo(
    () => viewed?.definition ?? withFeeds(draft.definition, feeds),
    [viewed, draft.definition, feeds],
  );
  const disabled = !mayEdit || viewed !== undefined;
  const [showsRevisions, setShowsRevisions] = useState(false);
  const answered = useAnswer(
    listRedDays,
    { params: { setCode: definition.redDaySet ?? '' } },
    { enabled: definition.redDaySet !== null, staleTime: Number.POSITIVE_INFINITY },
  );
  const redDays = (definition.redDaySet === null ? undefined : answered.data?.rows) ?? NONE;
  const compiled = useMemo(
    () => compileCalendar({ ...definition, id: 'draft', revisionId: 'draft' }, redDays),
    [definition, redDays],
  );
  const today = localDateOf(Math.floor((now + offsetAt(definition.zone, now)) / DAY));
  const side = (
    <>
      {calendar ? <UsedBy calendar={calendar} /> : null}
      {calendar && !calendar.isBase ? (
        <CalendarActs calendar={calendar} mayEdit={mayEdit} onRemoved={onRemoved} />
      ) : null}
      <RedDays
        redDays={redDays}
        overrides={definition.redDayOverrides}
        today={today}
        disabled={disabled}
        onChange={(overrides) => change({ redDayOverrides: overrides as CalendarDefinition['redDayOverrides'] })}
      />
    </>
  );
  return (
    <div className="calp">
      {column(side)}
      <div className="calp-main">
        <SaveCalendar calendar={calendar} draft={draft} mayEdit={mayEdit} onSaved={onSaved}>
          {(save, foreseen) => (
            <CalendarHead
              draft={draft}
              compiled={compiled}
              now={now}
              revision={calendar?.revision}
              mayEdit={mayEdit}
              onRevisions={calendar ? () => setShowsRevisions(!showsRevisions) : undefined}
              save={save}
              foreseen={foreseen}
            />
          )}
        </SaveCalendar>
        {viewed ? (
          <div className="calp-bans">
            <div className="ban warn" role="status">
              <History size={15} aria-hidden className="ic" />
              <span className="grow">{t('revisions.viewing', { number: viewed.number })}</span>
              <Button size="xs" onClick={() => setViewed(undefined)}>
                {t('revisions.back')}
              </Button>
            </div>
          </div>
        ) : null}
        <div className="calp-grid">
          {calendar && showsRevisions ? (
            <RevisionsCard
              calendarId={calendar.id}
              viewed={viewed?.number}
              disabled={!mayEdit}
              onView={(shown, number) => setViewed({ definition: shown, number })}
              onTake={(taken) => {
                setViewed(undefined);
                change(taken);
              }}
              onClose={() => {
                setShowsRevisions(false);
                setViewed(undefined);
              }}
            />
          ) : null}
          <WeekCard
            week={definition.week}
            deviations={definition.deviations}
            compiled={compiled}
            now={now}
            disabled={disabled}
            onChange={(week, label) => change({ week: week as CalendarDefinition['week'] }, label)}
          />
          <DeviationsCard
            deviations={definition.deviations}
            compiled={compiled}
            now={now}
            disabled={disabled}
            onChange={(deviations) => change({ deviations: deviations as CalendarDefinition['deviations'] })}
          >
            <AskCard key={definition.zone} compiled={compiled} now={now} />
          </DeviationsCard>
          <YearCard compiled={compiled} now={now}>
            <RedDaySelect
              value={definition.redDaySet}
              disabled={disabled}
              label={t('calendars.redDaysOf')}
              onChange={(redDaySet) => change({ redDaySet })}
            />
          </YearCard>
          {calendar ? <FeedsCard calendarId={calendar.id} disabled={disabled} /> : null}
          {calendar && mayEdit ? <LinksCard calendarId={calendar.id} /> : null}
        </div>
      </div>
    </div>
  );
}

export interface CalendarEditorProps {
  /** Absent while the calendar is new. */
  readonly calendar: CalendarFull | undefined;
  readonly start: CalendarDefinition;
  readonly mayEdit: boolean;
  /** Draws the side column with what belongs to this calendar in it. */
  readonly column: (side: React.ReactNode) => React.ReactNode;
  readonly onSaved: (calendar: CalendarFull) => void;
  readonly onRemoved: () => void;
}

const NONE: readonly never[] = [];

function withFeeds(
  { feeds: _before, ...own }: CalendarDefinition,
  feeds: CalendarDefinition['feeds'],
): CalendarDefinition {
  return feeds ? { ...own, feeds } : own;
}
