import { Checkbox, Select, TextInput } from '@mantine/core';
import { CornerDownRight, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LevelRule } from '#api/promise/level-rules.ts';
import type { Level } from '#api/promise/levels.ts';
import { type Condition, type ConditionGroup, type ConditionTree, isGroup } from '#core/conditions/condition.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ConditionChip } from './condition-chip.tsx';
import { AddCondition, GroupEditor, Join } from './condition-group.tsx';
import { isWholeRule } from './rule-whole.ts';

export interface RuleEditorProps {
  readonly rule: LevelRule;
  readonly levels: readonly Level[];
  readonly nameOf: (field: Condition['field'], value: string) => string;
  /** The rule as it is written, whole or not. */
  readonly onWrite: (rule: LevelRule) => void;
  readonly onRemove: () => void;
  readonly onDone: () => void;
}

/** A rule opened in place: groups of conditions, the level they set, and whether it stops; all of it is in the draft as it is written (SLA-3). */
export function RuleEditor({ rule: draft, levels, nameOf, onWrite, onRemove, onDone }: RuleEditorProps) {
  const { t } = useTranslation('promise');
  const tree = draft.conditions as ConditionTree;
  const setTree = (change: Partial<ConditionTree>) =>
    onWrite({ ...draft, conditions: { ...tree, ...change } as LevelRule['conditions'] });
  const setMember = (place: number, member: Condition | ConditionGroup | null) =>
    setTree({ members: tree.members.flatMap((one, n) => (n !== place ? [one] : member === null ? [] : [member])) });
  const isNew = draft.version === 0;
  return (
    <div className="rule-editor">
      <div className="row wrap rule-line">
        <TextInput
          size="sm"
          className="grow"
          aria-label={t('rules.name')}
          value={draft.name}
          maxLength={120}
          autoFocus={isNew}
          onFocus={isNew ? (event) => event.currentTarget.select() : undefined}
          onChange={(event) => onWrite({ ...draft, name: event.currentTarget.value })}
        />
      </div>
      <div className="row xs rule-line">
        <Join value={tree.join} onChange={(join) => setTree({ join })} />
        <span className="t3">{t('rules.mustHold')}</span>
      </div>
      <div className="row wrap rule-line">
        {tree.members.map((member, place) =>
          isGroup(member) ? null : (
            <ConditionChip
              key={`${place} ${member.field}`}
              condition={member}
              nameOf={nameOf}
              onChange={(condition) => setMember(place, condition)}
              onRemove={() => setMember(place, null)}
            />
          ),
        )}
        <AddCondition onAdd={(condition) => setTree({ members: [...tree.members, condition] })} />
        <Button
          look="ghost"
          size="sm"
          icon={<Plus size={13} aria-hidden />}
          onClick={() => setTree({ members: [...tree.members, { join: 'any', negated: false, conditions: [] }] })}
        >
          {t('rules.group')}
        </Button>
      </div>
      {tree.members.map((member, place) =>
        isGroup(member) ? (
          <GroupEditor
            key={`${place} group`}
            group={member}
            nameOf={nameOf}
            onChange={(group) => setMember(place, group)}
            onRemove={() => setMember(place, null)}
          />
        ) : null,
      )}
      <div className="row xs t2 wrap rule-line">
        <CornerDownRight size={14} aria-hidden />
        {t('rules.setLevel')}
        <Select
          size="xs"
          aria-label={t('rules.setLevel')}
          value={draft.levelId ?? ''}
          data={[
            ...levels.map(({ id, name }) => ({ value: id, label: name })),
            { value: '', label: t('rules.noLevel') },
          ]}
          onChange={(levelId) => onWrite({ ...draft, levelId: levelId || null })}
          allowDeselect={false}
        />
        <Checkbox
          size="xs"
          label={t('rules.stops')}
          checked={draft.stops}
          onChange={(event) => onWrite({ ...draft, stops: event.currentTarget.checked })}
        />
        <span className="grow" />
        <Button size="sm" look="ghost" onClick={onRemove}>
          {t('rules.remove')}
        </Button>
        {isWholeRule(draft) ? null : (
          <span className="xs" role="status">
            {t('rules.notWhole')}
          </span>
        )}
        <Button size="sm" onClick={onDone}>
          {t('rules.done')}
        </Button>
      </div>
    </div>
  );
}
