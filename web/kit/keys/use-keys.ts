import { useEffect, useRef } from 'react';
import { type Combination, isPress, worksWhileTyping } from './key-map.ts';
import { singleKeysAreOn } from './key-settings.ts';

/** One thing a key does: its sentence is shown on the `?` sheet under its group. */
export interface KeyBinding {
  /** One or more combinations that do the same: `['j', 'arrowdown']`. */
  readonly keys: Combination | readonly Combination[];
  readonly label: string;
  readonly group?: string;
  readonly run: (event: KeyboardEvent) => void;
  /** False leaves the key to whoever is below. */
  readonly when?: boolean;
  /** Not shown on the sheet: the key is told of elsewhere. */
  readonly silent?: boolean;
}

/**
 * Binds keys while a component is on the page (DESIGN 6). The latest mounted component wins; single letters are deaf
 * while a text field, menu or dialog has the focus, and when the user turned them off (WCAG 2.1.4).
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    const layer: Layer = { bindings: () => latest.current };
    layers.push(layer);
    startListening();
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, []);
}

/** Every key that works just now, topmost first, for the `?` sheet. */
export function keysInForce(): readonly KeyBinding[] {
  const seen = new Set<string>();
  const found: KeyBinding[] = [];
  for (const layer of layers.toReversed()) {
    for (const binding of layer.bindings()) {
      const name = combinationsOf(binding).join();
      if (binding.when === false || binding.silent || seen.has(name)) continue;
      seen.add(name);
      found.push(binding);
    }
  }
  return found;
}

interface Layer {
  readonly bindings: () => readonly KeyBinding[];
}

const layers: Layer[] = [];
let listening = false;
let leader: { readonly key: string; readonly until: number } | undefined;

function startListening(): void {
  if (listening) return;
  listening = true;
  window.addEventListener('keydown', hear);
}

function hear(event: KeyboardEvent): void {
  // A page that waits behind the sign-in hears nothing.
  if (document.body.classList.contains('waits')) return;
  if (event.defaultPrevented || event.isComposing) return;
  const typing = isTypingIn(event.target) || isModalOpen();
  const first = leader && event.timeStamp < leader.until ? leader.key : undefined;
  leader = undefined;
  for (const layer of layers.toReversed()) {
    for (const binding of layer.bindings()) {
      if (binding.when === false) continue;
      for (const combination of combinationsOf(binding)) {
        const alwaysWorks = worksWhileTyping(combination);
        if (!alwaysWorks && (typing || !singleKeysAreOn())) continue;
        const [lead, follow] = combination.split(' ');
        if (
          follow === undefined
            ? first !== undefined || !isPress(event, combination)
            : first !== lead || !isPress(event, follow)
        ) {
          if (follow !== undefined && first === undefined && isPress(event, lead ?? ''))
            leader = { key: lead ?? '', until: event.timeStamp + 1500 };
          continue;
        }
        event.preventDefault();
        leader = undefined;
        binding.run(event);
        return;
      }
    }
  }
}

function combinationsOf(binding: KeyBinding): readonly Combination[] {
  return typeof binding.keys === 'string' ? [binding.keys] : binding.keys;
}

/** Where letters are text: fields, editors, and lists that search by letter. */
function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target.closest('textarea, select, [role="menu"], [role="listbox"], [role="combobox"]') !== null;
}

function isModalOpen(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}
