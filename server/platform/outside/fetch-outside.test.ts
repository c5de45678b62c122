import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchOutside, type OutsideFailed } from './fetch-outside.ts';
import { isPrivateAddress, readAllowedPrivate } from './private-addresses.ts';

const loopback = readAllowedPrivate('127.0.0.1');
const seen: { path: string; authorization: string | undefined }[] = [];
let base = '';

const server = createServer((request, response) => {
  const path = request.url ?? '';
  seen.push({ path, authorization: request.headers.authorization });
  if (path === '/plain') response.end('hej');
  else if (path === '/packed') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('å ä ö'));
  else if (path === '/bomb')
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(3_000_000)));
  else if (path === '/on') response.writeHead(302, { location: '/plain' }).end();
  else if (path === '/inward') response.writeHead(302, { location: 'http://10.0.0.1/secret' }).end();
  else if (path === '/localhost') response.writeHead(302, { location: 'http://localhost:1/' }).end();
  else if (path === '/round') response.writeHead(302, { location: '/round' }).end();
  else if (path === '/away')
    response.writeHead(302, { location: `${base.replace('127.0.0.1', 'localhost')}/plain` }).end();
  else if (path === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
});
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const faultOf = async (address: string, allowed = loopback, more: object = {}) =>
  fetchOutside(address, { allowed, ...more }).then(
    () => 'none',
    (error: unknown) => (error as OutsideFailed).fault,
  );

describe('addresses of our own networks', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::1',
    '::',
    'fd00::1',
    'fe80::1%eth0',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'not an address',
  ])('OPS-1: %s is private', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
    'OPS-1: %s is the world',
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );
});

describe('fetching an address somebody else chose', () => {
  it('OPS-1: answers with what is there, unpacked', async () => {
    expect((await fetchOutside(`${base}/plain`, { allowed: loopback })).body.toString()).toBe('hej');
    expect((await fetchOutside(`${base}/packed`, { allowed: loopback })).body.toString()).toBe('å ä ö');
    expect((await fetchOutside(`${base}/on`, { allowed: loopback })).address).toBe(`${base}/plain`);
  });

  it('OPS-1: reaches no private address unless it is allowed, by number, by name or by a redirect', async () => {
    const none = readAllowedPrivate('');
    const count = seen.length;
    expect(await faultOf(`${base}/plain`, none)).toBe('private-address');
    expect(await faultOf(`${base.replace('127.0.0.1', 'localhost')}/plain`, none)).toBe('private-address');
    expect(await faultOf('http://[::1]/', none)).toBe('private-address');
    expect(await faultOf('http://2130706433/', none)).toBe('private-address');
    expect(seen).toHaveLength(count);
    expect(await faultOf(`${base}/inward`)).toBe('private-address');
    expect(await faultOf(`${base.replace('127.0.0.1', 'localhost')}/plain`, readAllowedPrivate('localhost'))).toBe(
      'none',
    );
  });

  it('OPS-1: knows only http and https, ends a circle, and takes no more than was asked', async () => {
    expect(await faultOf('file:///etc/passwd')).toBe('bad-address');
    expect(await faultOf('nothing')).toBe('bad-address');
    expect(await faultOf('http://%zz@example.com/')).toBe('bad-address');
    expect(await faultOf(`${base}/file`)).toBe('bad-address');
    expect(await faultOf(`${base}/round`)).toBe('too-many-redirects');
    expect(await faultOf(`${base}/bomb`, loopback, { mostBytes: 1_000_000 })).toBe('too-large');
    expect(await faultOf(`${base}/silent`, loopback, { timeoutMs: 150 })).toBe('too-slow');
    expect(await faultOf('http://127.0.0.1:1/')).toBe('unreachable');
  });

  it('OPS-1: carries no credentials to another host', async () => {
    const headers = { authorization: 'Bearer hemligt' };
    const both = readAllowedPrivate('127.0.0.1,localhost');
    await fetchOutside(`${base}/on`, { allowed: both, headers });
    expect(seen.at(-1)).toEqual({ path: '/plain', authorization: 'Bearer hemligt' });
    await fetchOutside(`${base}/away`, { allowed: both, headers });
    expect(seen.at(-1)).toEqual({ path: '/plain', authorization: undefined });
  });
});
