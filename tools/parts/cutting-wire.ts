import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A wire in front of a server that can be cut in the midst of what it says. */
export interface CuttingWire {
  readonly port: number;
  /** Each connection from now on is cut after so many bytes from the server; undefined cuts none. */
  cutAfter: number | undefined;
  /** How often it was cut. */
  readonly cuts: number;
  stop(): Promise<void>;
}

/** Lays a wire on loopback to a server's port. */
export async function layWire(to: number): Promise<CuttingWire> {
  const open = new Set<Socket>();
  let cuts = 0;
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    let said = 0;
    const cut = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        cut();
      });
    }
    near.on('data', (data) => far.write(data));
    far.on('data', (data) => {
      said += data.length;
      if (wire.cutAfter === undefined || said <= wire.cutAfter) near.write(data);
      else {
        cuts += 1;
        // Half a word may still go out, as when a cable is pulled.
        near.write(data.subarray(0, Math.max(0, data.length - (said - wire.cutAfter))), cut);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const wire: CuttingWire = {
    port: (server.address() as AddressInfo).port,
    cutAfter: undefined,
    get cuts() {
      return cuts;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return wire;
}
