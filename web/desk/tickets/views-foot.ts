import type { ComponentType } from 'react';

let foot: ComponentType | undefined;

/** The socket at the foot of the views column: a wing to the right plugs in what it shows there (SLR-1). */
export function plugViewsFoot(shown: ComponentType): void {
  foot = shown;
}

/** What is plugged in, if anything. */
export function viewsFoot(): ComponentType | undefined {
  return foot;
}
