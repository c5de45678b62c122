import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A filter in force, always "Field **value**"; pressed it opens, its cross takes it away. */
export function FilterChip({ field, value, icon, onPress, onRemove }: FilterChipProps) {
  const { t } = useTranslation('kit');
  return (
    <span className="fchip">
      <button type="button" className="plainbtn" onClick={onPress}>
        {icon}
        {field} <b>{value}</b>
      </button>
      {onRemove ? (
        <button
          type="button"
          className="plainbtn"
          aria-label={t('parts.removeFilter', { field: String(field) })}
          onClick={onRemove}
        >
          <X size={12} />
        </button>
      ) : null}
    </span>
  );
}

export interface FilterChipProps {
  readonly field: ReactNode;
  readonly value: ReactNode;
  readonly icon?: ReactNode;
  readonly onPress?: () => void;
  readonly onRemove?: (() => void) | undefined;
}

/** The dashed chip that adds one more filter. */
export function AddChip({
  label,
  hint,
  onPress,
}: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className="fchip dash" onClick={onPress}>
      <Plus size={13} aria-hidden />
      {label} {hint}
    </button>
  );
}

/** A word on a thing: never pressed alone. */
export function Tag({ tone = 'neutral', children }: { readonly tone?: TagTone; readonly children: ReactNode }) {
  return <span className={tone === 'neutral' ? 'tag' : `tag ${tone}`}>{children}</span>;
}

export type TagTone = 'neutral' | 'ok' | 'warn' | 'bad' | 'acc' | 'ljung';
