import { openWire, type Wire } from './wire.ts';

/** A new user with a role from the start, everywhere or at one site, signed in by the link of the invitation. */
export async function inviteColleague(
  administrator: Wire,
  url: string,
  who: { readonly name: string; readonly email: string; readonly roleKey: string; readonly siteId: string | null },
): Promise<Wire> {
  const { rows } = await administrator.must('GET', '/roles');
  const role = rows.find((one: { key: string | null }) => one.key === who.roleKey);
  const { link } = await administrator.must('POST', '/invitations', {
    email: who.email,
    name: who.name,
    language: 'sv',
    assignments: [{ roleId: role.id, siteId: who.siteId }],
  });
  const token = new URL(link, url).searchParams.get('token');
  const wire = openWire(url);
  await wire.must('POST', '/invitation-acceptances', {
    token,
    name: who.name,
    password: 'Gröna skogar i Värmland 17',
    language: 'sv',
  });
  return wire;
}
