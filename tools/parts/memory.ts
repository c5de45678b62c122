import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Megabytes of memory that a process and all that descend from it hold; shared pages are counted once (Linux: proportional set size). */
export function memoryOfTree(pid: number): number {
  return [pid, ...descendantsOf(pid)].reduce((sum, one) => sum + memoryOf(one), 0);
}

/** The processes that descend from this one, at this moment. */
export function descendantsOf(pid: number): number[] {
  const folder = `/proc/${pid}/task`;
  if (!existsSync(folder)) return [];
  const children = readdirSync(folder).flatMap((thread) => {
    try {
      return readFileSync(`${folder}/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
    } catch {
      return [];
    }
  });
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function memoryOf(pid: number): number {
  try {
    const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(pss ?? 0) / 1024;
  } catch {
    return 0;
  }
}
