import { Modal } from '@mantine/core';
import { Check } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** One thing that can be picked. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly sign?: ReactNode;
  readonly on?: boolean;
}

export interface PickProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly onPick: (value: string) => void;
  readonly onClose: () => void;
  /** Offers what is typed as a new value. */
  readonly makes?: (text: string) => Choice | undefined;
  /** Hears what is typed and brings the choices for it; without it those at hand are narrowed. */
  readonly onType?: (text: string) => void;
  /** Said when there is nothing to pick. */
  readonly nothing?: string;
}

/** A small list to pick from by typing and arrows; what A, S, P and T open (DESIGN 6). */
export function Pick({ title, choices, onPick, onClose, makes, onType, nothing }: PickProps) {
  const { t } = useTranslation('desk');
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const wanted = text.trim().toLowerCase();
  const made = wanted === '' ? undefined : makes?.(text.trim());
  const fitting = onType ? choices : choices.filter((one) => one.label.toLowerCase().includes(wanted));
  const shown = [...fitting, ...(made ? [made] : [])];
  const chosen = Math.min(at, shown.length - 1);
  const pick = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    onPick(choice.value);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter') pick(shown[chosen]);
    else return;
    event.preventDefault();
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={340}
      yOffset="18vh"
      centered={false}
      attributes={{ content: { 'aria-label': title } }}
    >
      <div className="cmdlist">
        <div className="cmdfield">
          <input
            data-autofocus
            role="combobox"
            aria-expanded="true"
            aria-controls={id}
            aria-activedescendant={shown[chosen] ? `${id}-${chosen}` : undefined}
            aria-label={title}
            placeholder={title}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              onType?.(event.target.value);
              setAt(0);
            }}
            onKeyDown={press}
          />
        </div>
        <div className="cmdrows" id={id} role="listbox" aria-label={title}>
          {shown.map((choice, row) => (
            <div
              key={choice.value}
              id={`${id}-${row}`}
              role="option"
              tabIndex={-1}
              aria-selected={row === chosen}
              className={row === chosen ? 'vi on' : 'vi'}
              onMouseMove={() => setAt(row)}
              onClick={() => pick(choice)}
              onKeyDown={(event) => event.key === 'Enter' && pick(choice)}
            >
              {choice.sign}
              <span className="cut">{choice.label}</span>
              {choice.on ? <Check size={14} className="n" aria-hidden /> : null}
            </div>
          ))}
          {shown.length === 0 ? <div className="cmdnone t3">{nothing ?? t('act.search')}</div> : null}
        </div>
      </div>
    </Modal>
  );
}
