/** Whether single-letter keys work; the user can turn them all off (WCAG 2.1.4). Kept on this device. */
export function singleKeysAreOn(): boolean {
  return localStorage.getItem(storageKey) !== 'off';
}

/** Turns the single-letter keys on or off. */
export function setSingleKeys(on: boolean): void {
  localStorage.setItem(storageKey, on ? 'on' : 'off');
}

const storageKey = 'svara.single-keys';
