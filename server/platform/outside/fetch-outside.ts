import { lookup as resolve } from 'node:dns';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type AllowedPrivate, mayReach } from './private-addresses.ts';

/** What is asked of an address somebody else chose. */
export interface Outside {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** For the whole of it, redirects included. */
  readonly timeoutMs?: number;
  /** The answer is cut off beyond this, and refused. */
  readonly mostBytes?: number;
  /** A POST is never sent on. */
  readonly mostRedirects?: number;
  readonly allowed: AllowedPrivate;
}

/** What came back. */
export interface OutsideAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Where it came from in the end. */
  readonly address: string;
}

/** Why nothing came back, in a word. */
export type OutsideFault =
  | 'bad-address'
  | 'private-address'
  | 'unknown-host'
  | 'unreachable'
  | 'too-slow'
  | 'too-large'
  | 'too-many-redirects';

/** Nothing came back. */
export class OutsideFailed extends Error {
  readonly fault: OutsideFault;
  constructor(fault: OutsideFault, detail: string) {
    super(`${fault}: ${detail}`);
    this.fault = fault;
  }
}

/**
 * Fetches an address somebody else chose, without being led into our own networks (SSRF).
 *
 * Only http and https; every resolved address is judged, and the connection goes to the very address that was judged,
 * so that a name cannot change between the look and the leap. Each redirect is judged anew, and credentials are not
 * carried to another host.
 */
export async function fetchOutside(address: string, asked: Outside): Promise<OutsideAnswer> {
  const deadline = AbortSignal.timeout(asked.timeoutMs ?? 20_000);
  let url = readAddress(address);
  let headers = asked.headers ?? {};
  for (let hops = 0; ; hops++) {
    const response = await send(url, { ...asked, headers }, deadline);
    const to = response.headers.location;
    const status = response.statusCode ?? 0;
    if (to === undefined || ![301, 302, 303, 307, 308].includes(status) || (asked.method ?? 'GET') !== 'GET') {
      const body = await readBody(response, asked.mostBytes ?? 5_000_000, deadline);
      return { status, headers: plain(response), body, address: url.href };
    }
    response.destroy();
    if (hops >= (asked.mostRedirects ?? 4)) throw new OutsideFailed('too-many-redirects', url.host);
    const next = readAddress(to, url);
    if (next.origin !== url.origin) headers = withoutCredentials(headers);
    url = next;
  }
}

/** Reads an address that may be fetched at all; `webcal:` is `https:` by another name. */
export function readAddress(written: string, from?: URL): URL {
  const text = written.trim().replace(/^webcals?:/i, 'https:');
  let url: URL;
  try {
    url = new URL(text, from);
    // Credentials that cannot be read are no address either.
    decodeURIComponent(url.username + url.password);
  } catch {
    throw new OutsideFailed('bad-address', written.slice(0, 200));
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new OutsideFailed('bad-address', url.protocol);
  return url;
}

function send(url: URL, asked: Outside, deadline: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayReach(host, host, asked.allowed)) {
    return Promise.reject(new OutsideFailed('private-address', host));
  }
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  const auth =
    url.username === '' ? {} : { auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` };
  return new Promise((found, failed) => {
    const call = request(
      url,
      {
        method: asked.method ?? 'GET',
        headers: { 'user-agent': 'Svara', 'accept-encoding': 'gzip, deflate, br', ...asked.headers },
        lookup: judgedLookup(asked.allowed),
        signal: deadline,
        agent: false,
        ...auth,
      },
      found,
    );
    call.on('error', (error) => failed(faultOf(error, deadline, url.host)));
    call.end(asked.body);
  });
}

/** Resolves a name, and gives the connection only addresses it may reach. */
function judgedLookup(allowed: AllowedPrivate): LookupFunction {
  return (host, options, answer) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, '');
      const reachable = found.filter(({ address }) => mayReach(host, address, allowed));
      const first = reachable[0];
      if (!first) return answer(new OutsideFailed('private-address', host), '');
      if (options.all) return answer(null, reachable);
      return answer(null, first.address, first.family);
    });
  };
}

async function readBody(response: IncomingMessage, mostBytes: number, deadline: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of unpacked(response)) {
      size += (chunk as Buffer).length;
      if (size > mostBytes) throw new OutsideFailed('too-large', `more than ${mostBytes} bytes`);
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    response.destroy();
    throw faultOf(error as Error, deadline, 'the answer broke off');
  }
  return Buffer.concat(chunks);
}

function unpacked(response: IncomingMessage): NodeJS.ReadableStream {
  const coding = response.headers['content-encoding'];
  const unpacker =
    coding === 'gzip' || coding === 'x-gzip'
      ? createGunzip()
      : coding === 'deflate'
        ? createInflate()
        : coding === 'br'
          ? createBrotliDecompress()
          : undefined;
  if (!unpacker) return response;
  response.on('error', (error) => unpacker.destroy(error));
  return response.pipe(unpacker);
}

function faultOf(error: Error, deadline: AbortSignal, detail: string): OutsideFailed {
  if (error instanceof OutsideFailed) return error;
  if (deadline.aborted) return new OutsideFailed('too-slow', detail);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new OutsideFailed('unknown-host', detail);
  return new OutsideFailed('unreachable', `${detail} ${code ?? error.message}`);
}

function plain({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function withoutCredentials(headers: Readonly<Record<string, string>>): Record<string, string> {
  const secret = new Set(['authorization', 'cookie', 'proxy-authorization']);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secret.has(name.toLowerCase())));
}
