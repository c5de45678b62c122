/** One key or sequence as it is written in the map: `j`, `shift+arrowup`, `ctrl+k`, `g d`. */
export type Combination = string;

/**
 * Whether a press is this combination (DESIGN 6). `ctrl` means Ctrl, or Cmd on a Mac. Shift is asked for by name only
 * with named keys and letters; signs such as `?` and `/` come as the sign itself whatever the layout needed.
 */
export function isPress(event: PressLike, combination: Combination): boolean {
  const parts = combination.split('+');
  const key = parts.at(-1) === '' ? '+' : (parts.at(-1) ?? '');
  const wants = { ctrl: parts.includes('ctrl'), alt: parts.includes('alt'), shift: parts.includes('shift') };
  const pressed = event.key.toLowerCase();
  if (
    pressed !== key &&
    !(wants.alt && event.code === `Digit${key}`) &&
    !(wants.alt && event.code === `Key${key.toUpperCase()}`)
  )
    return false;
  if ((event.ctrlKey || event.metaKey) !== wants.ctrl || event.altKey !== wants.alt) return false;
  const isSign = key.length === 1 && !/[a-z0-9åäö ]/.test(key);
  return isSign || event.shiftKey === wants.shift;
}

/**
 * Whether the combination works while a text field has the focus (WCAG 2.1.4): F-keys, Ctrl, Alt and Esc always do,
 * single letters never.
 */
export function worksWhileTyping(combination: Combination): boolean {
  return /^(ctrl|alt)\+|^(shift\+)?f\d{1,2}$|^escape$/.test(combination);
}

/** The keys as they are shown to the user: `Ctrl K`, `Shift ↑`, `G D`. */
export function keysText(combination: Combination): readonly string[] {
  return combination
    .split(/[ ]|(?<=.)\+/)
    .map((key) => shownKeys[key] ?? (key.length === 1 ? key.toUpperCase() : capital(key)));
}

export interface PressLike {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const shownKeys: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  enter: '↵',
  escape: 'Esc',
};

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
