const open: (() => Promise<void>)[] = [];

/** Closes something when the tests of the file are over, wherever it was opened: vitest hears no hook made in a hook. */
export function closeAfterTests(close: () => Promise<void>): void {
  open.push(close);
}

/** Closes all that the tests of a file opened, the last first. */
export async function closeAll(): Promise<void> {
  for (const close of open.splice(0).toReversed()) await close();
}
