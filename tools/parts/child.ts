import type { ChildProcess } from 'node:child_process';

/** Ends a child we started, by its id: asks first, kills after the grace; waits until it is gone. */
export async function stopChild(
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGTERM',
  graceMs = 5000,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await gone;
  clearTimeout(timer);
}

/** Keeps what a child says, for the message when it fails. */
export function listenTo(child: ChildProcess): { text: () => string } {
  let text = '';
  const keep = (data: Buffer): void => {
    text = (text + data.toString()).slice(-200_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return { text: () => text };
}
