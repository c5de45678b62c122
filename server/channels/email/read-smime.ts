import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import type { ContentInfo, SignedData } from 'pkijs';
import type { MessageSignature } from '#api/desk/ticket.ts';

/** What a mail's S/MIME envelope says (EML-3, RFC 8551); a signature's dates are judged by whoever knows when the mail came. */
export interface SmimeReading {
  readonly signature: MessageSignature;
  /** The certificate serves from and until. */
  readonly serves: { readonly from: number; readonly until: number } | null;
  /** The mail inside an opaque signature; null when there is none or it cannot be read. */
  readonly inside: Uint8Array | null;
}

/**
 * Reads a CMS object of a mail (EML-3, RFC 5652): opens what is only signed, and tries the signature against the
 * certificates that came along.
 *
 * The result is told as it is: that a signature fits says only who holds a key; whose it is, is `verified` when the
 * certificate names the sender's address and its issuer leads to one of the roots of Node (Mozilla's list).
 */
export async function readSmime(
  der: Uint8Array,
  detached: Uint8Array | null,
  sender: string | null,
): Promise<SmimeReading | null> {
  // Most mails are never signed: what reads them is loaded with the first that is.
  const pkijs = await import('pkijs');
  let holder: ContentInfo;
  try {
    holder = pkijs.ContentInfo.fromBER(Uint8Array.from(der));
  } catch {
    return null;
  }
  if (holder.contentType === ENVELOPED || holder.contentType === AUTH_ENVELOPED)
    return { signature: { state: 'encrypted', by: '', issuer: '', why: null }, serves: null, inside: null };
  if (holder.contentType !== SIGNED) return null;
  try {
    const signed = new pkijs.SignedData({ schema: holder.content });
    const own = signed.encapContentInfo.eContent?.getValue();
    const content = own === undefined ? detached : new Uint8Array(own);
    if (content === null) return null;
    return { ...(await judge(signed, own === undefined ? content : null, sender)), inside: own ? content : null };
  } catch {
    return null;
  }
}

const SIGNED = '1.2.840.113549.1.7.2';
const ENVELOPED = '1.2.840.113549.1.7.3';
const AUTH_ENVELOPED = '1.2.840.113549.1.9.16.1.23';

async function judge(
  signed: SignedData,
  detached: Uint8Array | null,
  sender: string | null,
): Promise<Pick<SmimeReading, 'signature' | 'serves'>> {
  const given = (signed.certificates ?? []).flatMap((one) => {
    const found = certificateOf(one);
    return found === null ? [] : [found];
  });
  const result = await signed
    .verify({
      signer: 0,
      checkChain: false,
      extendedMode: true,
      ...(detached === null ? {} : { data: Uint8Array.from(detached).buffer }),
    })
    .catch(
      (error: unknown) => error as { code?: number; signatureVerified?: boolean | null; signerCertificate?: unknown },
    );
  const signer = certificateOf(result.signerCertificate) ?? null;
  const who = signer === null ? { by: '', issuer: '' } : { by: nameOf(signer.subject), issuer: nameOf(signer.issuer) };
  if (signer === null) return { signature: { ...who, state: 'unverified', why: 'unreadable' }, serves: null };
  const serves = { from: Date.parse(signer.validFrom), until: Date.parse(signer.validTo) };
  if (result.signatureVerified !== true) {
    // Told apart: content that was changed, and an algorithm nobody here can reckon.
    const isChanged = result.signatureVerified === false || result.code === DIGEST_DIFFERS;
    return { signature: { ...who, ...(isChanged ? broken : unreadable) }, serves };
  }
  const isSender = sender !== null && signer.checkEmail(sender) !== undefined;
  const why = !isSender ? 'other-sender' : leadsToRoot(signer, given) ? null : 'unknown-issuer';
  return { signature: { ...who, state: why === null ? 'verified' : 'unverified', why }, serves };
}

/** What PKI.js calls content whose digest is another than was signed. */
const DIGEST_DIFFERS = 15;
const broken = { state: 'broken', why: null } as const;
const unreadable = { state: 'unverified', why: 'unreadable' } as const;

function certificateOf(one: unknown): X509Certificate | null {
  try {
    return new X509Certificate(Buffer.from((one as { toSchema(): { toBER(): ArrayBuffer } }).toSchema().toBER()));
  } catch {
    return null;
  }
}

/** The common name, or what stands for it. */
function nameOf(name: string): string {
  const parts = new Map(
    name.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return (parts.get('CN') ?? parts.get('emailAddress') ?? parts.get('O') ?? name.replaceAll('\n', ', ')).slice(0, 200);
}

const LONGEST_CHAIN = 8;
let roots: readonly X509Certificate[] | undefined;

function leadsToRoot(signer: X509Certificate, given: readonly X509Certificate[]): boolean {
  roots ??= rootCertificates.map((pem) => new X509Certificate(pem));
  let last = signer;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const issued = (by: X509Certificate): boolean => last.checkIssued(by) && last.verify(by.publicKey);
    if (roots.some(issued)) return true;
    const next = given.find((one) => one.ca && one.fingerprint256 !== last.fingerprint256 && issued(one));
    if (next === undefined) return false;
    last = next;
  }
  return false;
}
