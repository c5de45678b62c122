import type { ComponentProps, ReactNode } from 'react';
import { Keys } from '#web/kit/keys/keys.tsx';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  readonly look?: 'plain' | 'pri' | 'soft' | 'ghost' | 'bad' | 'ok';
  readonly size?: 'xs' | 'sm' | 'md' | 'lg';
  /** Only an icon: square; give an `aria-label`. */
  readonly square?: boolean;
  readonly icon?: ReactNode;
  /** The key that does the same, shown as a hint. */
  readonly hint?: string;
  /** Why it cannot be pressed: disabled with the reason as title, not hidden. */
  readonly because?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly busy?: boolean | undefined;
}

/** The product's button in the design's five looks and four sizes. */
export function Button({
  look = 'plain',
  size = 'md',
  square,
  icon,
  hint,
  because,
  disabled,
  busy,
  ...rest
}: ButtonProps) {
  const { className, children, title, ...others } = rest;
  const names = ['btn', look === 'plain' ? '' : look, size === 'md' ? '' : size, square ? 'sq' : '', className ?? ''];
  return (
    <button
      type="button"
      {...others}
      className={names.filter(Boolean).join(' ')}
      disabled={disabled || busy || because !== undefined}
      title={because ?? title}
      aria-busy={busy || undefined}
    >
      {busy ? <span className="spin" aria-hidden="true" /> : icon}
      {children}
      {hint ? <Keys of={hint} /> : null}
    </button>
  );
}
