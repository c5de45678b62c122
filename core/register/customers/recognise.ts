/** An address as it is compared (CRM-3): lower case, without the spaces around it. */
export function plainAddress(address: string): string {
  return address.trim().toLowerCase();
}

/** The part after the @, or empty when there is none (EML-5). */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : plainAddress(address.slice(at + 1));
}

/**
 * The domains a company may be recognised by (EML-5): the address's own and the ones above it.
 *
 * Mail providers that everybody uses say nothing of a company.
 */
export function companyDomains(address: string): readonly string[] {
  const labels = domainOf(address).split('.');
  const domains = labels.slice(0, -1).map((_, place) => labels.slice(place).join('.'));
  return domains.filter((domain) => !publicProviders.has(domain));
}

/** A telephone number as it is compared (CRM-3): digits, with the country in front; national numbers are Swedish. */
export function plainNumber(number: string, country = '46'): string {
  const digits = number.replace(/[^\d+]/g, '');
  if (digits.startsWith('+')) return digits.replaceAll('+', '');
  if (digits.startsWith('00')) return digits.slice(2);
  return digits.startsWith('0') ? country + digits.slice(1) : digits;
}

/** A name to write into the register when a mail gives none (EML-5): `camilla.strand@…` is Camilla Strand. */
export function nameFromAddress(address: string): string {
  const local = address.split('@')[0] ?? '';
  const words = local.split(/[._-]+/).filter((word) => /^\p{L}{2,}$/u.test(word));
  if (words.length === 0) return address;
  return words.map((word) => word.charAt(0).toLocaleUpperCase('sv') + word.slice(1)).join(' ');
}

/** The first name to greet by; a single word is taken as it is (TKT-3). */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? '';
}

const publicProviders: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com hotmail.com hotmail.se outlook.com live.com live.se msn.com yahoo.com yahoo.se icloud.com
   me.com mac.com telia.com telia.se bredband.net comhem.se spray.se gmx.de gmx.net web.de t-online.de freenet.de
   posteo.de luukku.com elisanet.fi suomi24.fi kolumbus.fi proton.me protonmail.com aol.com tutanota.com`.split(/\s+/),
);
