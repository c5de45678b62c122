import { TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { EmptyState } from '#web/kit/parts/states.tsx';

export interface RegisterRow {
  readonly id: string;
  readonly to: string;
  readonly cells: readonly ReactNode[];
}

/** A searchable list of the register, drawn only where it is seen (CRM-1). */
export function RegisterList({ heads, rows, text, placeholder, empty, more, onMore, onText }: RegisterListProps) {
  const { t } = useTranslation('register');
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 48,
    overscan: 10,
  });
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - 10) onMore();
  }, [more, last, rows.length, onMore]);
  return (
    <div className="card register">
      <div className="register-search">
        <TextInput
          leftSection={<Search size={14} aria-hidden />}
          placeholder={placeholder}
          aria-label={placeholder}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      </div>
      {rows.length === 0 ? (
        text ? (
          <EmptyState title={t('people.none', { text })} />
        ) : (
          empty
        )
      ) : (
        <div role="table" className="register-table" aria-label={placeholder}>
          <div role="row" className="register-row register-head">
            {heads.map((head) => (
              <span role="columnheader" key={head} className="cut">
                {head}
              </span>
            ))}
          </div>
          <div ref={box} className="register-rows" role="rowgroup">
            <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
              {virtual.getVirtualItems().map((item) => {
                const row = rows[item.index];
                return row ? (
                  <div
                    key={row.id}
                    role="row"
                    className="register-row"
                    style={{ transform: `translateY(${item.start}px)`, position: 'absolute', height: item.size }}
                  >
                    {row.cells.map((cell, at) => (
                      <span role="cell" key={heads[at]} className="cut">
                        {at === 0 ? (
                          <PathLink to={row.to} className="quiet register-link">
                            {cell}
                          </PathLink>
                        ) : (
                          cell
                        )}
                      </span>
                    ))}
                  </div>
                ) : null;
              })}
            </div>
          </div>
        </div>
      )}
    </div>
  );
}

export interface RegisterListProps {
  readonly heads: readonly string[];
  readonly rows: readonly RegisterRow[];
  readonly text: string;
  readonly placeholder: string;
  readonly empty: ReactNode;
  readonly more: boolean;
  readonly onMore: () => void;
  readonly onText: (text: string) => void;
}
