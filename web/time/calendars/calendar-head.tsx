import { DoorClosed, DoorOpen, History } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Instant } from '#core/platform/instant.ts';
import { type CompiledCalendar, isOpen, nextClosing, nextOpening } from '#core/time/calendars/compiled-calendar.ts';
import { decidingRule } from '#core/time/calendars/deciding-rule.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { instantText } from '#web/kit/time/instant-text.ts';
import { useTranslation } from 'react-i18next';
import type { Draft } from './use-draft.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** Name, state just now, zone and revision, and the actions, the primary one last (CAL-1, CAL-5). */
export function CalendarHead(props: CalendarHeadProps) {
  const { draft, compiled, now, revision, mayEdit, onRevisions, save, foreseen } = props;
  const { t } = useCalendarWords();
  const { definition, change } = draft;
  return (
    <header className="calp-head">
      <h1 className="calp-title">
        <input
          className="calp-name"
          value={definition.name}
          maxLength={120}
          disabled={!mayEdit}
          aria-label={t('calendars.name')}
          autoFocus={revision === undefined}
          onFocus={revision === undefined ? (event) => event.target.select() : undefined}
          onChange={(event) => change({ name: event.target.value }, 'name')}
        />
      </h1>
      <NowTag compiled={compiled} now={now} />
      <span className="xs t3 row" style={{ gap: 4 }}>
        <select
          className="calp-zone"
          value={definition.zone}
          disabled={!mayEdit}
          aria-label={t('calendars.zone')}
          onChange={(event) => change({ zone: event.target.value })}
        >
          {zonesWith(definition.zone).map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
        {revision === undefined ? null : <>· {t('calendars.revision', { number: revision })}</>}
      </span>
      <div className="calp-moves">{foreseen}</div>
      {onRevisions ? (
        <Button look="ghost" icon={<History size={15} aria-hidden />} onClick={onRevisions}>
          {t('calendars.earlier')}
        </Button>
      ) : null}
      <Button look="ghost" disabled={!draft.canUndo} onClick={draft.undo}>
        {t('calendars.undo')}
      </Button>
      {save}
    </header>
  );
}

export interface CalendarHeadProps {
  readonly draft: Draft;
  readonly compiled: CompiledCalendar;
  readonly now: Instant;
  /** Absent for a calendar that is not saved yet. */
  readonly revision: number | undefined;
  readonly mayEdit: boolean;
  readonly onRevisions: (() => void) | undefined;
  readonly save: ReactNode;
  /** What saving would do to running clocks. */
  readonly foreseen: ReactNode;
}

/** Open or closed just now, with the rule that decides and when it changes (CAL-4). */
function NowTag({ compiled, now }: { readonly compiled: CompiledCalendar; readonly now: Instant }) {
  const { t, why, language } = useCalendarWords();
  const { t: kit } = useTranslation('kit');
  const words = { today: kit('time.today'), yesterday: kit('time.yesterday'), tomorrow: kit('time.tomorrow') };
  const when = (at: Instant) => instantText(at, now, language, words, compiled.calendar.zone);
  const opens = nextOpening(compiled, now);
  if (opens === 'never') return <Tag tone="bad">{t('calendars.never')}</Tag>;
  if (isOpen(compiled, now)) {
    const closes = nextClosing(compiled, now);
    return (
      <Tag tone="ok">
        <DoorOpen size={12} aria-hidden />
        {closes === 'never' ? t('calendars.openAlways') : t('calendars.openNow', { at: when(closes) })}
      </Tag>
    );
  }
  return (
    <Tag tone="warn">
      <DoorClosed size={12} aria-hidden />
      {t('calendars.closedUntil', { why: why(decidingRule(compiled, now)), at: when(opens) })}
    </Tag>
  );
}

let zones: readonly string[] | undefined;

function zonesWith(chosen: string): readonly string[] {
  zones ??= ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return zones.includes(chosen) ? zones : [chosen, ...zones];
}
