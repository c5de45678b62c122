import type { Tx } from '#server/platform/db/tx.ts';

/** The address people use, for links in mails: the configured one, else this machine's. */
export function siteAddress(tx: Tx): string {
  const { publicUrl, host, port } = tx.world.config;
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return (publicUrl ?? `http://${reachable}:${port}`).replace(/\/+$/u, '');
}
