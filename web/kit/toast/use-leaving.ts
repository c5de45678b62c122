import { useState } from 'react';
import { toast } from './toast.tsx';

/**
 * Takes a row away from sight at once and for good only when the time for undo has passed: for what cannot be made
 * again as it was. A page that is closed meanwhile takes nothing away.
 */
export function useLeaving(): Leaving {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const back = (id: string) => setIds((all) => new Set([...all].filter((one) => one !== id)));
  return {
    isLeaving: (id) => ids.has(id),
    leave: (id, text, forGood) => {
      setIds((all) => new Set([...all, id]));
      toast({ text, undo: () => back(id), afterwards: () => void forGood().catch(() => back(id)) });
    },
  };
}

interface Leaving {
  readonly isLeaving: (id: string) => boolean;
  readonly leave: (id: string, text: string, forGood: () => Promise<unknown>) => void;
}
