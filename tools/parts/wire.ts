/** An answer of the API: its status, its headers and its decoded body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // The wire is what is under test: a body is whatever came.
  readonly body: any;
}

/** A caller of the API with cookies of its own, as a browser has them, or with a token. */
export interface Wire {
  readonly cookies: () => string;
  readonly call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** As `call`, but an answer that is not 2xx is an error. */
  readonly must: (method: string, path: string, body?: unknown) => Promise<any>;
}

/** A caller of the API at this address; paths are below `/api/v1`. */
export function openWire(url: string, token?: string): Wire {
  const jar = new Map<string, string>();
  const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const call: Wire['call'] = async (method, path, body, extra = {}) => {
    const headers: Record<string, string> = { accept: 'application/json', origin: url, ...extra };
    if (jar.size > 0) headers['cookie'] = cookies();
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] ??= 'application/json';
    const payload = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    const request: RequestInit = { method, headers, redirect: 'manual' };
    if (payload !== null) request.body = payload;
    const response = await fetch(`${url}/api/v1${path}`, request);
    for (const cookie of response.headers.getSetCookie()) {
      const [name, ...value] = (cookie.split(';')[0] ?? '').split('=');
      if (name !== undefined) jar.set(name.trim(), value.join('='));
    }
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: decode(text) };
  };
  return {
    cookies,
    call,
    must: async (method, path, body) => {
      const answer = await call(method, path, body);
      if (answer.status < 200 || answer.status > 299) {
        throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      }
      return answer.body;
    },
  };
}

/** The administrator of a fresh Svara, signed in. */
export async function becomeAdministrator(url: string): Promise<Wire> {
  const wire = openWire(url);
  await wire.must('POST', '/first-visit', administrator);
  return wire;
}

/** Who the administrator of the tests is. */
export const administrator = {
  name: 'Anna Ahlgren',
  email: 'anna@fjallgren.example',
  password: 'Blå tomtar i Norrbotten 42',
  language: 'sv',
} as const;

function decode(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
