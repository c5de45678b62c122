import { Undo2, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '#web/kit/keys/keys.tsx';
import { useKeys } from '#web/kit/keys/use-keys.ts';

/** A short word at the foot of the page; with `undo` it replaces every "are you sure". */
export interface Toast {
  readonly text: string;
  readonly tone?: 'info' | 'bad';
  /** Takes the thing back: pressed, or by Z, while the toast stands. */
  readonly undo?: () => void;
  /** One more thing that can be done about it. */
  readonly press?: { readonly label: string; readonly run: () => void };
  /** Runs when the time for undo has passed untouched. */
  readonly afterwards?: () => void;
  /** How long it stands; 10 s with undo, else 5 s. */
  readonly seconds?: number;
  /** Says the seconds that are left: `Svaret skickas om 8 s`. */
  readonly countdown?: (secondsLeft: number) => string;
}

/** Shows a toast; answers with the function that takes it away. */
export function toast(given: Toast): () => void {
  nextId += 1;
  const seconds = given.seconds ?? (given.undo ? 10 : 5);
  const standing: Standing = { ...given, id: nextId, until: Date.now() + seconds * 1000 };
  change([...toasts.slice(-2), standing]);
  return () => change(toasts.filter((one) => one.id !== standing.id));
}

/** Where toasts stand: low, in the middle, over nothing that is typed in; polite to screen readers. */
export function Toasts() {
  const standing = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  const undoable = standing.findLast((one) => one.undo);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {standing.map((one) => (
        <ToastLine key={one.id} standing={one} />
      ))}
      {undoable ? <UndoKey key={undoable.id} standing={undoable} /> : null}
    </div>
  );
}

/** Z takes back while it can; mounted with the toast, so that it goes before what Z else does on the page. */
function UndoKey({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation('kit');
  useKeys([{ keys: 'z', label: t('toast.undo'), group: t('keys.everywhere'), run: () => takeBack(standing) }]);
  return null;
}

interface Standing extends Toast {
  readonly id: number;
  readonly until: number;
}

let nextId = 0;
let toasts: readonly Standing[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Standing[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function takeBack(standing: Standing): void {
  change(toasts.filter((one) => one.id !== standing.id));
  standing.undo?.();
}

function ToastLine({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation('kit');
  const [left, setLeft] = useState(() => Math.ceil((standing.until - Date.now()) / 1000));
  useEffect(() => {
    const timer = setInterval(() => {
      const now = Math.ceil((standing.until - Date.now()) / 1000);
      setLeft(now);
      if (now > 0) return;
      clearInterval(timer);
      if (!toasts.some((one) => one.id === standing.id)) return;
      change(toasts.filter((one) => one.id !== standing.id));
      standing.afterwards?.();
    }, 250);
    return () => clearInterval(timer);
  }, [standing]);
  return (
    <div className={`ban toast ${standing.tone === 'bad' ? 'bad' : 'acc'}`}>
      {standing.undo ? <Undo2 size={16} className="ic" aria-hidden /> : null}
      <span className="grow num">{standing.countdown ? standing.countdown(left) : standing.text}</span>
      {standing.press ? (
        <button
          type="button"
          className="btn xs"
          onClick={() => {
            change(toasts.filter((one) => one.id !== standing.id));
            standing.press?.run();
          }}
        >
          {standing.press.label}
        </button>
      ) : null}
      {standing.undo ? (
        <button type="button" className="btn xs" onClick={() => takeBack(standing)}>
          {t('toast.undo')} <Keys of="z" />
        </button>
      ) : (
        <button
          type="button"
          className="btn ghost xs sq"
          aria-label={t('toast.close')}
          onClick={() => change(toasts.filter((one) => one.id !== standing.id))}
        >
          <X size={14} />
        </button>
      )}
    </div>
  );
}
