interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { content: Record<string, { schema?: object }> };
  readonly responses: Record<string, { description: string; content?: Record<string, { schema?: object }> }>;
}

/** The API as a page to read (API-1): every endpoint of the document by room, without a script. */
export function apiPage(document: Record<string, unknown>): string {
  const paths = document['paths'] as Record<string, Record<string, Operation>>;
  const byRoom = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const room = operation.tags[0] ?? '';
      byRoom.set(room, [...(byRoom.get(room) ?? []), section(method, path, operation)]);
    }
  }
  const rooms = [...byRoom].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Svara API</title><style>
body{font:15px/1.5 "Hanken Grotesk Variable",system-ui,sans-serif;color:#1A2427;background:#EFEBE4;margin:0}
main{max-width:980px;margin:0 auto;padding:32px 20px 80px}nav a{margin-right:12px;white-space:nowrap}a{color:#0E5265}
h1{font-size:26px}h2{margin:40px 0 8px;text-transform:capitalize}
details{background:#FFFEFC;border:1px solid #D8D3C9;border-radius:10px;margin:6px 0;padding:8px 14px}
summary{cursor:pointer}code,pre{font:13px/1.45 ui-monospace,Menlo,Consolas,monospace}
pre{background:#F8F6F2;border-radius:8px;padding:10px;overflow:auto;max-height:420px}
.m{display:inline-block;min-width:58px;font-weight:700;color:#12637A}td,th{text-align:left;padding:2px 12px 2px 0;vertical-align:top}
</style><main><h1>Svara API</h1>
<p>Everything the screens do. Sign in with a cookie, or send <code>Authorization: Bearer TOKEN</code>. Repeat a POST safely
with an <code>Idempotency-Key</code>. A refusal is <code>application/problem+json</code> with a code and facts.
The same as a document: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</p>
<nav>${rooms.map(([room]) => `<a href="#${escape(room)}">${escape(room)}</a>`).join(' ')}</nav>
${rooms.map(([room, sections]) => `<h2 id="${escape(room)}">${escape(room)}</h2>${sections.join('')}`).join('')}</main></html>`;
}

function section(method: string, path: string, operation: Operation): string {
  const rows = (operation.parameters ?? []).map(
    (each) =>
      `<tr><td><code>${escape(each.name)}</code></td><td>${each.in}${each.required ? ', required' : ''}</td><td><code>${escape(JSON.stringify(each.schema))}</code></td></tr>`,
  );
  const body = Object.entries(operation.requestBody?.content ?? {}).map(
    ([type, { schema }]) => `<p>Body, ${escape(type)}:</p><pre>${escape(JSON.stringify(schema, null, 1))}</pre>`,
  );
  const answers = Object.entries(operation.responses)
    .filter(([status]) => status !== 'default')
    .map(([status, { description, content }]) => {
      const schema = Object.values(content ?? {})[0]?.schema;
      return `<p>Answer ${status}: ${escape(description)}</p>${schema === undefined ? '' : `<pre>${escape(JSON.stringify(schema, null, 1))}</pre>`}`;
    });
  return `<details id="${escape(operation.operationId)}"><summary><span class="m">${method.toUpperCase()}</span> <code>${escape(path)}</code>
${escape(operation.summary)}</summary><p>${escape(operation.description ?? '')}</p>${rows.length > 0 ? `<table>${rows.join('')}</table>` : ''}${body.join('')}${answers.join('')}</details>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
