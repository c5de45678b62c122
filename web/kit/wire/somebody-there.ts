/** How long after the last touch of keys, pointer or screen a person counts as being there. */
const thereForMs = 60_000;

/** Whether a person has done something with this page of late (USR-1): a page left open does not keep its session. */
export function isSomebodyThere(): boolean {
  return performance.now() - touchedAt < thereForMs;
}

let touchedAt = performance.now();

for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const) {
  globalThis.addEventListener?.(
    kind,
    () => {
      touchedAt = performance.now();
    },
    { capture: true, passive: true },
  );
}
