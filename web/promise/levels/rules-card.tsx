import { Switch } from '@mantine/core';
import { ArrowRight, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftContent } from '#api/promise/drafts.ts';
import type { LevelRule } from '#api/promise/level-rules.ts';
import type { Level } from '#api/promise/levels.ts';
import type { Condition, ConditionTree } from '#core/conditions/condition.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { OrderedRows } from '#web/kit/parts/ordered-rows.tsx';
import { EmptyState } from '#web/kit/parts/states.tsx';
import { newDraftId } from '../drafts/draft-edits.ts';
import { sayTree } from './condition-text.ts';
import { RuleEditor } from './rule-editor.tsx';
import { useValueNames } from './use-value-names.ts';

export interface RulesCardProps {
  readonly rules: readonly LevelRule[];
  readonly levels: readonly Level[];
  /** The levels the draft takes away. */
  readonly removed: DraftContent['removedLevels'];
  /** Rules that lack something, as they are written. */
  readonly unfinished: ReadonlyMap<string, LevelRule>;
  /** All rules as they would be. */
  readonly onChange: (rules: readonly LevelRule[]) => void;
  /** A rule as it is written, whole or not. */
  readonly onWrite: (rule: LevelRule) => void;
}

/** The rules from top to bottom: order by drag or keys, switched in place, opened in place (SLA-3). */
export function RulesCard({ rules, levels, removed, unfinished, onChange, onWrite }: RulesCardProps) {
  const { t } = useTranslation('promise');
  const [openId, setOpenId] = useState<string | null>(null);
  const add = () => {
    const rule: LevelRule = {
      id: newDraftId(),
      version: 0,
      name: t('rules.newName'),
      active: true,
      conditions: { join: 'all', members: [] },
      levelId: levels[0]?.id ?? null,
      stops: false,
    };
    onChange([...rules, rule]);
    setOpenId(rule.id);
  };
  return (
    <section className="card levels-card">
      <header className="levels-head">
        <h2>{t('rules.heading')}</h2>
        <span className="xs t3 levels-hint">{t('rules.hint')}</span>
        <span className="grow" />
        <Button size="sm" icon={<Plus size={14} aria-hidden />} onClick={add}>
          {t('rules.add')}
        </Button>
      </header>
      {rules.length === 0 ? <EmptyState title={t('rules.empty')}>{t('rules.emptyHint')}</EmptyState> : null}
      <OrderedRows
        rows={rules}
        moveLabel={({ name }, place) => t('rules.move', { name, place: place + 1 })}
        onOrder={onChange}
      >
        {(rule, place, grip) => (
          <RuleRow
            rule={unfinished.get(rule.id) ?? rule}
            whole={!unfinished.has(rule.id)}
            place={place}
            grip={grip}
            levels={levels}
            goes={removed.find(({ id }) => id === rule.levelId)?.name}
            open={openId === rule.id}
            onOpen={() => setOpenId(openId === rule.id ? null : rule.id)}
            onWrite={onWrite}
            onRemove={() => onChange(rules.filter(({ id }) => id !== rule.id))}
          />
        )}
      </OrderedRows>
    </section>
  );
}

interface RuleRowProps {
  readonly rule: LevelRule;
  readonly whole: boolean;
  readonly place: number;
  readonly grip: ReactNode;
  readonly levels: readonly Level[];
  /** The name of its level, if the draft takes that away. */
  readonly goes: string | undefined;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onWrite: (rule: LevelRule) => void;
  readonly onRemove: () => void;
}

function RuleRow({ rule, whole, place, grip, levels, goes, open, onOpen, onWrite, onRemove }: RuleRowProps) {
  const { t } = useTranslation('promise');
  const nameOf: (field: Condition['field'], value: string) => string = useValueNames(levels);
  const level = levels.find(({ id }) => id === rule.levelId);
  return (
    <>
      <div className={open ? 'rule-row on' : 'rule-row'}>
        {grip}
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
          <Tag tone={goes === undefined ? (rule.levelId === null ? 'neutral' : 'warn') : 'bad'}>
            <ArrowRight size={11} aria-hidden />{' '}
            {goes === undefined ? (level?.name ?? t('rules.noLevel')) : t('rules.levelGoes', { level: goes })}
          </Tag>
          {whole ? null : <Tag tone="warn">{t('rules.unfinishedTag')}</Tag>}
          {rule.stops ? <Tag tone="ljung">{t('rules.stop')}</Tag> : null}
        </span>
        <Switch
          size="sm"
          checked={rule.active}
          aria-label={t('rules.toggle', { name: rule.name })}
          onChange={(event) => onWrite({ ...rule, active: event.currentTarget.checked })}
        />
      </div>
      {open ? (
        <RuleEditor
          key={rule.id}
          rule={rule}
          levels={levels}
          nameOf={nameOf}
          onWrite={onWrite}
          onRemove={onRemove}
          onDone={onOpen}
        />
      ) : null}
    </>
  );
}
