import { TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/kit/parts/button.tsx';
import { newKey } from '#web/kit/wire/new-key.ts';

/** An item being written; `key` tells it apart on the page, `id` when the template has it already. */
export interface WrittenItem {
  readonly key: string;
  readonly id?: string;
  readonly text: string;
}

/** An item with nothing in it yet. */
export function blankItem(): WrittenItem {
  return { key: newKey(), text: '' };
}

/** A checklist being written (TPL-1): Enter makes the next item, Alt with the arrows moves one. */
export function ChecklistEditor({ items, onItems }: ChecklistEditorProps) {
  const { t } = useTranslation('desk');
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<number>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    list.current?.querySelectorAll('input')[wanted.current]?.focus();
    wanted.current = undefined;
  }, [items]);
  const put = (next: readonly WrittenItem[], focus?: number) => {
    wanted.current = focus;
    onItems(next);
  };
  const insert = (at: number) => put(items.toSpliced(at, 0, blankItem()), at);
  const move = (from: number, to: number) => {
    const item = items[from];
    if (item && to >= 0 && to < items.length) put(items.toSpliced(from, 1).toSpliced(to, 0, item), to);
  };
  return (
    <div className="checkedit" ref={list} role="group" aria-label={t('templates.checklist')}>
      {items.map((item, place) => (
        <div className="row" key={item.key}>
          <TextInput
            className="grow"
            aria-label={t('templates.item', { place: place + 1 })}
            maxLength={300}
            value={item.text}
            onChange={({ currentTarget: { value } }) => onItems(items.with(place, { ...item, text: value }))}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) insert(place + 1);
              else if (event.key === 'ArrowUp' && event.altKey) move(place, place - 1);
              else if (event.key === 'ArrowDown' && event.altKey) move(place, place + 1);
              else if (event.key === 'Backspace' && item.text === '')
                put(items.toSpliced(place, 1), Math.max(0, place - 1));
              else return;
              event.preventDefault();
            }}
          />
          <Button
            look="ghost"
            size="sm"
            square
            aria-label={t('templates.removeItem', { place: place + 1 })}
            icon={<X size={15} aria-hidden />}
            onClick={() => put(items.toSpliced(place, 1))}
          />
        </div>
      ))}
      <div className="row">
        <Button size="sm" icon={<Plus size={15} aria-hidden />} onClick={() => insert(items.length)}>
          {t('templates.addItem')}
        </Button>
        {items.length > 1 ? <span className="xs t3">{t('templates.itemHint')}</span> : null}
      </div>
    </div>
  );
}

interface ChecklistEditorProps {
  readonly items: readonly WrittenItem[];
  readonly onItems: (items: readonly WrittenItem[]) => void;
}
