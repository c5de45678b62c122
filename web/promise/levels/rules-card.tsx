import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { Switch } from '@mantine/core';
import { ArrowRight, GripVertical, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changeLevelRule,
  createLevelRule,
  deleteLevelRule,
  type LevelRule,
  listLevelRules,
  orderLevelRules,
} from '#api/promise/level-rules.ts';
import type { Level } from '#api/promise/levels.ts';
import type { Condition, ConditionTree } from '#core/conditions/condition.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { EmptyState } from '#web/kit/parts/states.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { sayTree } from './condition-text.ts';
import { RuleEditor } from './rule-editor.tsx';
import { useValueNames } from './use-value-names.ts';

/** The rules from top to bottom: order by drag or keys, switched in place, opened in place (SLA-3). */
export function RulesCard({
  rules,
  levels,
}: {
  readonly rules: readonly LevelRule[];
  readonly levels: readonly Level[];
}) {
  const { t } = useTranslation('promise');
  const [openId, setOpenId] = useState<string | null>(null);
  const [moved, setMoved] = useState<readonly LevelRule[] | null>(null);
  const refresh = { refresh: [listLevelRules] };
  const create = useCall(createLevelRule, { ...refresh, onSuccess: (rule) => setOpenId(rule?.id ?? null) });
  const order = useCall(orderLevelRules, {
    ...refresh,
    onSuccess: () => setMoved(null),
    onError: () => setMoved(null),
  });
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const shown = moved ?? rules;
  const move = (from: number, to: number) => {
    if (from < 0 || to < 0 || to >= shown.length || from === to) return;
    const next = arrayMove([...shown], from, to);
    setMoved(next);
    order.mutate({ body: { ruleIds: next.map(({ id }) => id) } });
  };
  const add = () =>
    create.mutate({
      body: {
        name: t('rules.newName'),
        active: false,
        conditions: { join: 'all', members: [] },
        levelId: levels[0]?.id ?? null,
        stops: false,
      },
    });
  return (
    <section className="card levels-card">
      <header className="levels-head">
        <h2>{t('rules.heading')}</h2>
        <span className="xs t3 levels-hint">{t('rules.hint')}</span>
        <span className="grow" />
        <Button size="sm" icon={<Plus size={14} aria-hidden />} onClick={add} busy={create.isPending}>
          {t('rules.add')}
        </Button>
      </header>
      {shown.length === 0 ? <EmptyState title={t('rules.empty')}>{t('rules.emptyHint')}</EmptyState> : null}
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={({ active, over }) => {
          const place = (id: unknown) => shown.findIndex((rule) => rule.id === id);
          if (over) move(place(active.id), place(over.id));
        }}
      >
        <SortableContext items={shown.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          <ol className="rules-list">
            {shown.map((rule, place) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                place={place}
                levels={levels}
                open={openId === rule.id}
                onOpen={() => setOpenId(openId === rule.id ? null : rule.id)}
                onMove={(by) => move(place, place + by)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
    </section>
  );
}

interface RuleRowProps {
  readonly rule: LevelRule;
  readonly place: number;
  readonly levels: readonly Level[];
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onMove: (by: -1 | 1) => void;
}

function RuleRow({ rule, place, levels, open, onOpen, onMove }: RuleRowProps) {
  const { t } = useTranslation('promise');
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id: rule.id });
  const change = useCall(changeLevelRule, { refresh: [listLevelRules] });
  const remove = useCall(deleteLevelRule, { refresh: [listLevelRules] });
  const nameOf: (field: Condition['field'], value: string) => string = useValueNames(levels);
  const save = ({ id, version, ...fields }: LevelRule) =>
    change.mutate({ params: { ruleId: id }, body: { ...fields, version } });
  const level = levels.find(({ id }) => id === rule.levelId);
  const style = transform ? { transform: `translate3d(0, ${transform.y}px, 0)`, transition } : undefined;
  return (
    <li ref={setNodeRef} style={style} className={isDragging ? 'dragged' : ''}>
      <div className={open ? 'rule-row on' : 'rule-row'}>
        <button
          type="button"
          className="rule-grip t3"
          {...attributes}
          {...listeners}
          aria-label={t('rules.move', { name: rule.name, place: place + 1 })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
              event.preventDefault();
              onMove(event.key === 'ArrowUp' ? -1 : 1);
            }
          }}
        >
          <GripVertical size={15} aria-hidden />
        </button>
        <b className="num t3">{place + 1}</b>
        <button
          type="button"
          className="rule-said"
          aria-expanded={open}
          title={t('rules.open', { name: rule.name })}
          onClick={onOpen}
        >
          <span className="m cut">{rule.name}</span>
          <span className="xs t3 cut">{sayTree(rule.conditions as ConditionTree, t, nameOf)}</span>
        </button>
        <span className="row rule-tags">
          <Tag tone={rule.levelId === null ? 'neutral' : 'warn'}>
            <ArrowRight size={11} aria-hidden /> {level?.name ?? t('rules.noLevel')}
          </Tag>
          {rule.stops ? <Tag tone="ljung">{t('rules.stop')}</Tag> : null}
        </span>
        <Switch
          size="sm"
          checked={rule.active}
          aria-label={t('rules.toggle', { name: rule.name })}
          onChange={(event) => save({ ...rule, active: event.currentTarget.checked })}
        />
      </div>
      {open ? (
        <RuleEditor
          key={rule.version}
          rule={rule}
          levels={levels}
          nameOf={nameOf}
          busy={change.isPending}
          error={change.error ? errorSentence(change.error) : undefined}
          onSave={save}
          onRemove={() => remove.mutate({ params: { ruleId: rule.id } })}
        />
      ) : null}
    </li>
  );
}
