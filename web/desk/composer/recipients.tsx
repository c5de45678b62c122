import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Addresses as chips: Enter, comma or leaving the field makes one; what is no address is said at once (TKT-3). */
export function Recipients({ label, addresses, onChange, autoFocus }: RecipientsProps) {
  const { t } = useTranslation('desk');
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string>();
  const add = () => {
    const parts = text.split(/[,;\s]+/).filter(Boolean);
    const bad = parts.find((one) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(one));
    if (bad) return setWrong(bad);
    setWrong(undefined);
    setText('');
    if (parts.length > 0) onChange([...new Set([...addresses, ...parts])]);
  };
  return (
    <div className="recipients">
      <span className="xs t3">{label}</span>
      {addresses.map((address) => (
        <span className="fchip" key={address}>
          <b>{address}</b>
          <button
            type="button"
            className="plainbtn"
            aria-label={t('compose.removeFile', { name: address })}
            onClick={() => onChange(addresses.filter((one) => one !== address))}
          >
            <X size={12} />
          </button>
        </span>
      ))}
      <input
        type="text"
        inputMode="email"
        autoComplete="off"
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={autoFocus}
        aria-label={label}
        aria-invalid={wrong !== undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ',' || event.key === ';') {
            event.preventDefault();
            add();
          } else if (event.key === 'Backspace' && text === '') onChange(addresses.slice(0, -1));
        }}
      />
      {wrong ? (
        <span className="hint bad" role="alert">
          {t('compose.toWrong', { address: wrong })}
        </span>
      ) : null}
    </div>
  );
}

interface RecipientsProps {
  readonly label: string;
  readonly addresses: readonly string[];
  readonly onChange: (addresses: readonly string[]) => void;
  readonly autoFocus?: boolean;
}
