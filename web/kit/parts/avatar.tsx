import type { ReactNode } from 'react';

export interface AvatarProps {
  readonly name: string;
  readonly size?: 20 | 24 | 32 | 40 | 44;
  /** A company is a rounded square, a human is round. */
  readonly kind?: 'human' | 'company';
  /** A small sign of the channel at the corner. */
  readonly badge?: ReactNode;
}

/** Initials in one of the six measured colour pairs; the same name always gets the same pair. */
export function Avatar({ name, size = 24, kind = 'human', badge }: AvatarProps) {
  const pair = 1 + (sumOf(name) % 6);
  return (
    <span
      className={kind === 'company' ? 'av co' : 'av'}
      title={name}
      data-initials={initialsOf(name)}
      aria-hidden="true"
      style={{
        width: size,
        height: size,
        background: `var(--sv-av${pair})`,
        color: `var(--sv-av${pair}t)`,
        fontSize: Math.max(8, Math.round(size * 0.4)),
      }}
    >
      {badge ? <span className="ch">{badge}</span> : null}
    </span>
  );
}

/** Two letters of a name: first and last word; of an address or number its first two signs. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/@.*/, '')
    .split(/[\s._]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return (last ? `${[...first][0]}${[...last][0]}` : [...first].slice(0, 2).join('')).toUpperCase();
}

function sumOf(name: string): number {
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 100_003;
  return sum;
}
