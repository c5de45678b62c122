import type { ReactNode } from 'react';

let draw: (() => ReactNode) | undefined;

/** The socket at the foot of the views column: a wing to the right plugs in what it shows there (SLR-1). */
export function plugViewsFoot(shown: () => ReactNode): void {
  draw = shown;
}

/** What is plugged in at the foot of the views column, if anything. */
export function ViewsFoot() {
  if (draw === undefined) return null;
  return (
    <>
      <span className="grow" />
      {draw()}
    </>
  );
}
