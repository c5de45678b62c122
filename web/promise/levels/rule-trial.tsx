import { TextInput } from '@mantine/core';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LevelRule } from '#api/promise/level-rules.ts';
import type { Level } from '#api/promise/levels.ts';
import { type RuleTrial as Trial, tryLevelRules } from '#api/promise/rule-trials.ts';
import { type Condition, type ConditionTree, isGroup } from '#core/conditions/condition.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { sayTree } from './condition-text.ts';
import { useValueNames } from './use-value-names.ts';

/** *Which rule would this ticket get, and why?* The rules as they are written, tried on a ticket (SLA-3). */
export function RuleTrial({
  rules,
  levels,
  drafted,
}: {
  readonly rules: readonly LevelRule[];
  readonly levels: readonly Level[];
  /** The rules are only written yet. */
  readonly drafted: boolean;
}) {
  const { t } = useTranslation('promise');
  const [number, setNumber] = useState('');
  const [tried, setTried] = useState<Trial | null>(null);
  const ask = useCall(tryLevelRules, { onSuccess: (answer) => setTried(answer ?? null) });
  const press = () => ask.mutate({ body: { ticketNumber: number, rules: drafted ? [...rules] : null } });
  const names: (field: Condition['field'], value: string) => string = useValueNames(levels);
  const nameOf = (levelId: string | null) => levels.find(({ id }) => id === levelId)?.name ?? t('rules.noLevel');
  const standing = tried && rules.find(({ id }) => id === tried.chosen.ruleId);
  return (
    <section className="card levels-card rule-trial">
      <form
        className="levels-head"
        onSubmit={(event) => {
          event.preventDefault();
          press();
        }}
      >
        <h2>{t('ruleTrial.heading')}</h2>
        <span className="xs t3 levels-hint">{t('ruleTrial.hint')}</span>
        <span className="grow" />
        <TextInput
          size="xs"
          w={150}
          aria-label={t('ruleTrial.number')}
          placeholder="FJ-20418"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Button size="sm" type="submit" busy={ask.isPending} disabled={number.trim() === ''}>
          {t('ruleTrial.try')}
        </Button>
      </form>
      {ask.error ? (
        <p className="hint bad rule-trial-said" role="alert">
          {errorSentence(ask.error)}
        </p>
      ) : null}
      {tried ? (
        <div role="status" className="rule-trial-said">
          <p>
            <b className="b mono">{tried.ticket.number}</b> {tried.ticket.subject}
          </p>
          <p>
            {standing
              ? t('ruleTrial.byRule', { rule: standing.name, level: nameOf(tried.chosen.levelId) })
              : tried.chosen.fallback === null
                ? t('ruleTrial.nothing')
                : t(`why.by.fallback.${tried.chosen.fallback}`)}
            {tried.setByHand ? ` ${t('ruleTrial.byHand', { level: nameOf(tried.ticket.levelId) })}` : ''}
          </p>
          <ol className="rule-trial-rules xs">
            {rules.map((rule) => {
              const how = tried.rules.find(({ id }) => id === rule.id);
              return how ? <TriedRule key={rule.id} rule={rule} how={how} names={names} /> : null;
            })}
          </ol>
        </div>
      ) : null}
    </section>
  );
}

function TriedRule({
  rule,
  how,
  names,
}: {
  readonly rule: LevelRule;
  readonly how: Trial['rules'][number];
  readonly names: (field: Condition['field'], value: string) => string;
}) {
  const { t } = useTranslation('promise');
  const tree = rule.conditions as ConditionTree;
  const word = !rule.active ? 'off' : !how.asked ? 'stopped' : how.stands ? 'stands' : how.fits ? 'fits' : 'fitsNot';
  return (
    <li className={how.asked ? '' : 't3'}>
      <b className="b">{rule.name}</b> {t(`ruleTrial.${word}`)}
      <ul>
        {tree.members.map((member, place) => {
          const holds = how.members[place] ?? false;
          const one: ConditionTree = { join: 'all', members: [member] };
          return (
            <li key={isGroup(member) ? `group ${place}` : `${member.field} ${place}`} className="row">
              {holds ? (
                <Check size={12} aria-label={t('ruleTrial.holds')} />
              ) : (
                <X size={12} aria-label={t('ruleTrial.holdsNot')} />
              )}
              <span>{sayTree(one, t, names)}</span>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
