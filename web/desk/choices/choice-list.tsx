import { NativeSelect, Switch } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type StatusCategory, statusCategories } from '#core/promise/clocks/status-category.ts';
import { NamedInput } from '#web/house/sign-in/named-input.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { movedPositions } from './choice-order.ts';

/** A list of choices to rename, order, add to and switch off (TKT-2): statuses, types or priorities. */
export function ChoiceList(props: ChoiceListProps) {
  const { t } = useTranslation('desk');
  const { rows, because } = props;
  const [name, setName] = useState('');
  const [category, setCategory] = useState<StatusCategory>('open');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || because) return;
    void props.onAdd(name.trim(), category).then((made) => made && setName(''));
  };
  const move = (id: string, step: -1 | 1) => void props.onOrder(movedPositions(rows, id, step, props.falling === true));
  return (
    <Section title={props.title} hint={props.hint} flush>
      <table className="dt">
        <thead>
          <tr>
            <th className="l">{t('choices.order')}</th>
            <th className="l">{t('choices.name')}</th>
            {props.categories ? <th className="l">{t('choices.category')}</th> : null}
            <th>{t('choices.used')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => {
            const said = row.name ?? row.word;
            return (
              <tr key={row.id}>
                <td className="l" style={{ width: 84 }}>
                  <Button
                    look="ghost"
                    size="xs"
                    square
                    icon={<ArrowUp size={14} aria-hidden />}
                    aria-label={t('choices.up', { name: said })}
                    because={because}
                    disabled={place === 0}
                    onClick={() => move(row.id, -1)}
                  />
                  <Button
                    look="ghost"
                    size="xs"
                    square
                    icon={<ArrowDown size={14} aria-hidden />}
                    aria-label={t('choices.down', { name: said })}
                    because={because}
                    disabled={place === rows.length - 1}
                    onClick={() => move(row.id, 1)}
                  />
                </td>
                <td className="l">
                  <ChoiceName
                    key={said}
                    name={said}
                    label={t('choices.nameOf', { name: said })}
                    locked={because !== undefined}
                    onName={(next) => props.onChange(row.id, { name: next === '' && row.builtIn ? null : next })}
                  />
                </td>
                {props.categories ? <td className="l t2">{props.categories(row.category as StatusCategory)}</td> : null}
                <td>
                  {props.categories !== undefined && row.builtIn ? (
                    <span className="xs t3">{t('choices.always')}</span>
                  ) : (
                    <Switch
                      aria-label={t('choices.usedOf', { name: said })}
                      checked={row.active}
                      disabled={because !== undefined}
                      onChange={(event) => props.onChange(row.id, { active: event.currentTarget.checked })}
                      style={{ display: 'inline-block' }}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <form className="row wrap" style={{ padding: '10px 12px' }} onSubmit={add} noValidate>
        <div style={{ width: 240 }}>
          <NamedInput
            aria-label={props.addLabel}
            placeholder={props.addLabel}
            maxLength={60}
            value={name}
            onText={setName}
          />
        </div>
        {props.categories ? (
          <NativeSelect
            aria-label={t('choices.category')}
            value={category}
            data={statusCategories.map((one) => ({ value: one, label: t(`statuses.${one}`) }))}
            onChange={(event) => setCategory(event.target.value as StatusCategory)}
          />
        ) : null}
        <Button type="submit" icon={<Plus size={15} aria-hidden />} because={because} disabled={name.trim() === ''}>
          {t('choices.add')}
        </Button>
      </form>
    </Section>
  );
}

/** A name to write in place; saved with Enter or when it is left, and back with Esc. */
function ChoiceName({ name, label, locked, onName }: ChoiceNameProps) {
  const [text, setText] = useState(name);
  return (
    <div style={{ maxWidth: 280, padding: '4px 0' }}>
      <NamedInput
        aria-label={label}
        maxLength={60}
        value={text}
        readOnly={locked}
        onText={setText}
        onBlur={() => (text.trim() === name ? setText(name) : onName(text.trim()))}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setText(name);
        }}
      />
    </div>
  );
}

interface ChoiceNameProps {
  readonly name: string;
  readonly label: string;
  readonly locked: boolean;
  readonly onName: (name: string) => void;
}

/** A row of the list: `word` is what it is called until it gets a name of its own. */
export interface ChoiceLine {
  readonly id: string;
  readonly name: string | null;
  readonly word: string;
  readonly builtIn: boolean;
  readonly position: number;
  readonly active: boolean;
  readonly category?: StatusCategory;
}

interface ChoiceListProps {
  readonly title: string;
  readonly hint: string;
  readonly addLabel: string;
  readonly rows: readonly ChoiceLine[];
  /** Why nothing can be changed. */
  readonly because: string | undefined;
  /** The highest position first. */
  readonly falling?: boolean;
  /** For statuses: how a category is shown. */
  readonly categories?: (category: StatusCategory) => ReactNode;
  readonly onAdd: (name: string, category: StatusCategory) => Promise<boolean>;
  readonly onChange: (id: string, change: { readonly name?: string | null; readonly active?: boolean }) => void;
  readonly onOrder: (positions: readonly { readonly id: string; readonly position: number }[]) => Promise<void>;
}
