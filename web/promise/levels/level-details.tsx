import { Checkbox, ColorInput, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Level } from '#api/promise/levels.ts';
import { listCalendars } from '#api/time/calendars.ts';
import { type StatusCategory, statusCategories } from '#core/promise/clocks/status-category.ts';
import { answerPromises } from '#core/promise/levels/level.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { targetChanged, withTarget } from './level-draft.ts';
import { StepsEditor } from './steps-editor.tsx';
import { OwnTargets } from './own-targets.tsx';
import { TargetCell } from './target-cell.tsx';
import { LevelRevisions } from './level-revisions.tsx';

export interface LevelDetailsProps {
  readonly level: Level;
  readonly published: Level;
  readonly levels: readonly Level[];
  readonly onChange: (level: Level) => void;
  readonly onRemove: () => void;
}

const more = ['first-assign', 'first-resolution', 'update'] as const;
const ticking = statusCategories.filter((category) => category !== 'solved' && category !== 'closed');

/** Everything a level says, opened in place below its row (SLA-2). */
export function LevelDetails({ level, published, levels, onChange, onRemove }: LevelDetailsProps) {
  const { t } = useTranslation('promise');
  const calendars = useAnswer(listCalendars, {});
  const { definition } = level;
  const isNew = level.revisionNo === 0;
  const set = (change: Partial<Level['definition']>) =>
    onChange({ ...level, definition: { ...definition, ...change } });
  return (
    <div className="level-details">
      <div className="level-fields">
        <Field label={t('levels.name')}>
          <TextInput
            value={level.name}
            maxLength={120}
            autoFocus={isNew}
            onFocus={isNew ? (event) => event.currentTarget.select() : undefined}
            onChange={(event) => onChange({ ...level, name: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('levels.colour')}>
          <ColorInput
            value={level.colour}
            onChange={(colour) => onChange({ ...level, colour })}
            withEyeDropper={false}
          />
        </Field>
        <Field
          label={t('levels.calendar')}
          hint={definition.calendarId === null ? t('levels.baseCalendarHint') : undefined}
        >
          <Select
            value={definition.calendarId ?? ''}
            data={[
              { value: '', label: t('levels.baseCalendar') },
              ...(calendars.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(calendarId) => set({ calendarId: calendarId || null })}
            allowDeselect={false}
          />
        </Field>
        <Field label={t('levels.warnAt')} hint={t('levels.warnHint')}>
          <TagsInput
            value={definition.warnAt.map(String)}
            splitChars={[',', ' ']}
            onChange={(written) => {
              const percents = written.map(Number).filter((percent) => percent >= 1 && percent <= 100);
              set({ warnAt: [...new Set(percents)].toSorted((a, b) => a - b).slice(0, 5) });
            }}
          />
        </Field>
        <Field label={t('levels.ticking')}>
          <MultiSelect
            value={[...definition.tickingIn]}
            data={ticking.map((category) => ({ value: category, label: t(`categories.${category}`) }))}
            onChange={(chosen) => set({ tickingIn: chosen as Exclude<StatusCategory, 'solved' | 'closed'>[] })}
          />
        </Field>
      </div>
      <div className="level-checks">
        <Checkbox
          label={t('levels.redDays')}
          checked={definition.holidaysExcluded}
          onChange={(event) => set({ holidaysExcluded: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('levels.bots')}
          checked={definition.botsAnswer}
          onChange={(event) => set({ botsAnswer: event.currentTarget.checked })}
        />
        <Checkbox.Group
          label={t('levels.standingStill')}
          value={[...definition.standingStill]}
          onChange={(chosen) => set({ standingStill: chosen as (typeof answerPromises)[number][] })}
        >
          <div className="row wrap level-stands">
            {answerPromises.map((promise) => (
              <Checkbox key={promise} value={promise} label={t(`names.${promise}`)} />
            ))}
          </div>
        </Checkbox.Group>
      </div>
      <OwnTargets by="priority" level={level} published={published} onChange={onChange} />
      <OwnTargets by="type" level={level} published={published} onChange={onChange} />
      <StepsEditor level={level} levels={levels} onChange={onChange} />
      <div className="level-more">
        <span className="lab">{t('levels.more')}</span>
        {more.map((promise) => (
          <label key={promise} className="row">
            <span className="xs t2">{t(`names.${promise}`)}</span>
            <TargetCell
              promise={promise}
              levelName={level.name}
              target={definition.targets[promise]?.standard ?? null}
              changed={targetChanged(published, level, promise)}
              onChange={(target) => onChange(withTarget(level, promise, target))}
            />
          </label>
        ))}
        <span className="grow" />
        <Button look="ghost" size="sm" onClick={onRemove}>
          {t('levels.remove')}
        </Button>
      </div>
      <LevelRevisions level={level} published={published} onChange={onChange} />
    </div>
  );
}
