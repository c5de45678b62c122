import type { Editor } from '@tiptap/react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Phrase } from '#api/desk/phrases.ts';
import { type Slash, slashBefore } from './slash-before.ts';
import type { TicketPhrases } from './use-phrases.ts';

/**
 * The picker that `/` at the start of a line opens (TKT-3): arrows choose, Enter puts the filled phrase in, Esc leaves
 * what was typed. The focus stays in the text.
 */
export function PhraseSuggest({ editor, phrases }: PhraseSuggestProps) {
  const { t } = useTranslation('desk');
  const id = useId();
  const [slash, setSlash] = useState<Slash>();
  const [left, setLeft] = useState<number>();
  const [at, setAt] = useState(0);
  const found = slash === undefined || slash.from === left ? [] : phrases.find(slash.typed).slice(0, 8);
  const chosen = Math.min(at, found.length - 1);
  const open = found.length > 0 && slash !== undefined;
  const pick = (phrase: Phrase | undefined) => {
    if (!phrase || !slash) return;
    editor.chain().focus().deleteRange({ from: slash.from, to: slash.to }).insertContent(phrases.fill(phrase)).run();
  };
  const press = (event: KeyboardEvent) => {
    if (!open || !editor.isFocused || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') setAt((chosen + 1) % found.length);
    else if (event.key === 'ArrowUp') setAt((chosen + found.length - 1) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(found[chosen]);
    else if (event.key === 'Escape') setLeft(slash.from);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    const read = () => {
      const now = editor.isFocused
        ? slashBefore(editor.state.selection.$from, editor.state.selection.empty)
        : undefined;
      setSlash(now);
      if (now === undefined) setLeft(undefined);
      setAt((before) => (now === undefined ? 0 : before));
    };
    const hear = (event: KeyboardEvent) => latest.current(event);
    editor.on('transaction', read).on('focus', read).on('blur', read);
    // Before the editor and before the page's own keys: while the picker is open these are the picker's.
    document.addEventListener('keydown', hear, true);
    return () => {
      editor.off('transaction', read).off('focus', read).off('blur', read);
      document.removeEventListener('keydown', hear, true);
    };
  }, [editor]);
  useEffect(() => {
    if (!open) return undefined;
    const field = editor.view.dom;
    field.setAttribute('aria-controls', id);
    field.setAttribute('aria-activedescendant', `${id}-${chosen}`);
    return () => {
      field.removeAttribute('aria-controls');
      field.removeAttribute('aria-activedescendant');
    };
  }, [editor, open, id, chosen]);
  if (!open) return null;
  const spot = editor.view.coordsAtPos(slash.from);
  return (
    <div
      className="phrasepick"
      style={{ left: Math.max(8, Math.min(spot.left, innerWidth - 428)), bottom: innerHeight - spot.top + 6 }}
    >
      <div id={id} role="listbox" aria-label={t('phrases.pick')} className="phraserows">
        {found.map((phrase, row) => (
          <div
            key={phrase.id}
            id={`${id}-${row}`}
            role="option"
            tabIndex={-1}
            aria-selected={row === chosen}
            className={row === chosen ? 'phraserow on' : 'phraserow'}
            onMouseMove={() => setAt(row)}
            onMouseDown={(event) => {
              event.preventDefault();
              pick(phrase);
            }}
          >
            <span className="row">
              <b className="m cut grow">{phrase.name}</b>
              <span className="mono xs t3 nowrap">/{phrase.shortcut}</span>
            </span>
            <span className="xs t3 cut">{phrases.preview(phrase)}</span>
          </div>
        ))}
      </div>
      <div className="xs t3 phrasehint">{t('phrases.hint')}</div>
    </div>
  );
}

interface PhraseSuggestProps {
  readonly editor: Editor;
  readonly phrases: TicketPhrases;
}
