import {
  type Announcements,
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Instant } from '#core/platform/instant.ts';
import type { Deviation } from '#core/time/calendars/calendar.ts';
import type { CompiledCalendar } from '#core/time/calendars/compiled-calendar.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { EmptyState } from '#web/kit/parts/states.tsx';
import { presentInstant } from '#web/kit/time/use-now.ts';
import { DeviationForm } from './deviation-form.tsx';
import { DeviationRow } from './deviation-row.tsx';
import { useCalendarWords } from './use-calendar-words.ts';

/** The deviations in order, the first that matches decides; ordered by drag or keyboard (CAL-2). */
export function DeviationsCard({ deviations, compiled, now, disabled, onChange, children }: DeviationsCardProps) {
  const { t } = useCalendarWords();
  const [editing, setEditing] = useState<string>();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const place = (id: string) => deviations.findIndex((one) => one.id === id);
  const told = (id: UniqueIdentifier, over?: UniqueIdentifier) => ({
    name: deviations.find((one) => one.id === id)?.name ?? '',
    place: place(String(over ?? id)) + 1,
    all: deviations.length,
  });
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('deviations.lifted', told(active.id)),
    onDragOver: ({ active, over }) => (over ? t('deviations.over', told(active.id, over.id)) : undefined),
    onDragEnd: ({ active, over }) =>
      over ? t('deviations.dropped', told(active.id, over.id)) : t('deviations.notMoved', told(active.id)),
    onDragCancel: ({ active }) => t('deviations.notMoved', told(active.id)),
  };
  const edited = deviations.find(({ id }) => id === editing);
  const keep = (deviation: Deviation) => {
    onChange(
      edited ? deviations.map((one) => (one.id === deviation.id ? deviation : one)) : [...deviations, deviation],
    );
    setEditing(undefined);
  };
  return (
    <section className="card calp-card">
      <header>
        <h2>{t('deviations.title')}</h2>
        <span className="xs t3">{t('deviations.hint')}</span>
        <span className="grow" />
        <Button
          size="sm"
          icon={<Plus size={14} aria-hidden />}
          because={disabled ? t('calendars.mayNot') : undefined}
          onClick={() => setEditing('new')}
        >
          {t('deviations.add')}
        </Button>
      </header>
      {editing === 'new' ? (
        <DeviationForm
          deviation={newDeviation(t('deviations.newName'))}
          onDone={keep}
          onCancel={() => setEditing(undefined)}
        />
      ) : null}
      {deviations.length === 0 && editing === undefined ? (
        <EmptyState title={t('deviations.none')}>{t('deviations.noneHint')}</EmptyState>
      ) : null}
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{ announcements, screenReaderInstructions: { draggable: t('deviations.dragHelp') } }}
        onDragEnd={({ active, over }) => {
          if (over && over.id !== active.id)
            onChange(arrayMove([...deviations], place(String(active.id)), place(String(over.id))));
        }}
      >
        <SortableContext
          items={deviations.map(({ id }) => id)}
          strategy={verticalListSortingStrategy}
          disabled={disabled}
        >
          {deviations.map((deviation, index) =>
            editing === deviation.id ? (
              <DeviationForm
                key={deviation.id}
                deviation={deviation}
                onDone={keep}
                onCancel={() => setEditing(undefined)}
                onRemove={() => {
                  onChange(deviations.filter(({ id }) => id !== deviation.id));
                  setEditing(undefined);
                }}
              />
            ) : (
              <DeviationRow
                key={deviation.id}
                deviation={deviation}
                number={index + 1}
                compiled={compiled}
                now={now}
                disabled={disabled}
                onEdit={() => setEditing(deviation.id)}
              />
            ),
          )}
        </SortableContext>
      </DndContext>
      {children}
    </section>
  );
}

export interface DeviationsCardProps {
  readonly deviations: readonly Deviation[];
  readonly compiled: CompiledCalendar;
  readonly now: Instant;
  readonly disabled: boolean;
  readonly onChange: (deviations: Deviation[]) => void;
  /** Stands below the list in the same card. */
  readonly children: ReactNode;
}

function newDeviation(name: string): Deviation {
  return { id: `d${presentInstant().toString(36)}`, name, says: 'closed', when: {} };
}
