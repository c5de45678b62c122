import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '#web/kit/keys/keys.tsx';

/** Floats at the foot of a list with the first selection: count first, Esc last. */
export function BulkBar({ count, children, onClear }: BulkBarProps) {
  const { t } = useTranslation('kit');
  if (count === 0) return null;
  return (
    <div className="bulk" role="toolbar" aria-label={t('parts.bulk')}>
      <span className="num" aria-live="polite">
        {t('parts.selected', { count })}
      </span>
      <i className="bulk-rule" />
      {children}
      <i className="bulk-rule" />
      <button type="button" onClick={onClear} aria-label={t('parts.clearSelection')}>
        <X size={15} aria-hidden />
        <Keys of="escape" />
      </button>
    </div>
  );
}

export interface BulkBarProps {
  readonly count: number;
  readonly children: ReactNode;
  readonly onClear: () => void;
}
