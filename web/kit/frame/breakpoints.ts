import { useSyncExternalStore } from 'react';

/** The widths at which the frame loses a column (DESIGN 4), the same as in breakpoints.css. */
export const widths = { full: 1280, columns: 1200, drawers: 1024, phone: 720 } as const;

/** Whether the window is narrower than a named width. */
export function useNarrowerThan(name: keyof typeof widths): boolean {
  const query = `(max-width: ${widths[name] - 1}px)`;
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
