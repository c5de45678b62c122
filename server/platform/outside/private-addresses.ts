import { BlockList, isIP } from 'node:net';

/**
 * Does the address lie where the world has no business: this machine, its networks, a cloud's own metadata? (API)
 *
 * After the special-purpose registries of IANA (RFC 6890); an IPv6 address that carries an IPv4 one is judged by it.
 */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  if (family === 4) return closed.check(address, 'ipv4');
  const carried = carriedIpv4(address);
  return carried ? closed.check(carried, 'ipv4') : closed.check(address, 'ipv6');
}

/** Which private hosts and networks may be reached all the same: `intranet.local`, `10.1.2.3`, `10.0.0.0/8`. */
export interface AllowedPrivate {
  readonly hosts: ReadonlySet<string>;
  readonly networks: BlockList;
}

/** Reads such a list as written in the environment, commas between; a word that is no address is a host's name. */
export function readAllowedPrivate(written: string): AllowedPrivate {
  const hosts = new Set<string>();
  const networks = new BlockList();
  for (const word of written.split(',').map((part) => part.trim().toLowerCase())) {
    const [address = '', bits] = word.split('/');
    const family = isIP(address);
    if (word === '') continue;
    if (family === 0) hosts.add(word);
    else if (bits === undefined) networks.addAddress(address, family === 4 ? 'ipv4' : 'ipv6');
    else networks.addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  }
  return { hosts, networks };
}

/** May this address of this host be reached? */
export function mayReach(host: string, address: string, allowed: AllowedPrivate): boolean {
  if (!isPrivateAddress(address) || allowed.hosts.has(host.toLowerCase())) return true;
  const family = isIP(address);
  return family !== 0 && allowed.networks.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

const closed = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  closed.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 128],
  ['::1', 128],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  closed.addSubnet(network, bits, 'ipv6');
}

/** The IPv4 address inside a mapped, translated (64:ff9b::/96) or 6to4 (2002::/16) one. */
function carriedIpv4(address: string): string | undefined {
  const words = wordsOf(address);
  if (!words) return undefined;
  const last = [words[6], words[7]] as [number, number];
  const zeroes = words.slice(0, 5).every((word) => word === 0);
  if (zeroes && (words[5] === 0xffff || (words[5] === 0 && (last[0] !== 0 || last[1] > 1)))) return dotted(...last);
  if (words[0] === 0x64 && words[1] === 0xff9b) return dotted(...last);
  if (words[0] === 0x2002) return dotted(words[1] as number, words[2] as number);
  return undefined;
}

function wordsOf(address: string): number[] | undefined {
  const plain = (address.split('%')[0] ?? '').replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, a, b, c, d) =>
    [(Number(a) << 8) | Number(b), (Number(c) << 8) | Number(d)].map((word) => word.toString(16)).join(':'),
  );
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  const words = [...left, ...Array.from({ length: missing }, () => '0'), ...right].map((word) =>
    Number.parseInt(word, 16),
  );
  return words.length === 8 && words.every((word) => word >= 0 && word <= 0xffff) ? words : undefined;
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
