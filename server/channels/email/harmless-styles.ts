const number = String.raw`(?:\d{1,20}(?:\.\d{1,20})?|\.\d{1,20})`;
const size = String.raw`(?:${number}(?:px|pt|em|rem|%|ex|ch|cm|mm|in|pc)?|auto|normal)`;
const colour = String.raw`(?:#[0-9a-f]{3,8}|rgba?\([\d\s.,%/]+\)|hsla?\([\d\s.,%/a-z]+\)|[a-z]{3,24})`;
const lines = String.raw`(?:none|hidden|solid|dashed|dotted|double|groove|ridge|inset|outset)`;

const only = (pattern: string): RegExp[] => [new RegExp(String.raw`^\s*(?:${pattern})\s*$`, 'i')];
const words = (...these: readonly string[]): RegExp[] => only(these.join('|'));
const sizes = (most: number): RegExp[] => only(String.raw`${size}(?:\s+${size}){0,${most - 1}}`);
const edge = only(
  String.raw`(?:${number}(?:px|pt|em)?|thin|medium|thick|${lines}|${colour})(?:\s+(?:${number}(?:px|pt|em)?|thin|medium|thick|${lines}|${colour})){0,2}`,
);
const family = only(String.raw`[\w\s"',.-]{1,200}`);

/**
 * What a mail's style attributes may say (EML-3): how things look and how they are laid out in the flow, so that a letter
 * is readable as its sender made it.
 *
 * Nothing that fetches (no `url()` fits any pattern), lies over other things or leaves the flow (no positions, no negative
 * margins), moves, or reads the page (no variables, no expressions).
 */
export const harmlessStyles: Readonly<Record<string, RegExp[]>> = {
  ...Object.fromEntries(
    ['color', 'background', 'background-color', 'border-color'].map((name) => [
      name,
      only(`${colour}(?:\\s+${colour}){0,3}`),
    ]),
  ),
  ...Object.fromEntries(
    ['', '-top', '-right', '-bottom', '-left'].flatMap((side) => [
      [`margin${side}`, sizes(4)],
      [`padding${side}`, sizes(4)],
      [`border${side}`, edge],
      [`border${side}-width`, sizes(4)],
      [`border${side}-style`, only(String.raw`${lines}(?:\s+${lines}){0,3}`)],
      [`border${side}-color`, only(String.raw`${colour}(?:\s+${colour}){0,3}`)],
    ]),
  ),
  ...Object.fromEntries(
    [
      'width',
      'min-width',
      'max-width',
      'height',
      'min-height',
      'max-height',
      'line-height',
      'letter-spacing',
      'text-indent',
    ].map((name) => [name, sizes(1)]),
  ),
  'border-radius': sizes(4),
  'border-spacing': sizes(2),
  'border-collapse': words('collapse', 'separate'),
  'table-layout': words('auto', 'fixed'),
  'vertical-align': words('top', 'middle', 'bottom', 'baseline', 'text-top', 'text-bottom', 'sub', 'super'),
  'text-align': words('left', 'right', 'center', 'justify', 'start', 'end'),
  'text-decoration': words('underline', 'line-through', 'none'),
  'text-transform': words('uppercase', 'lowercase', 'capitalize', 'none'),
  'white-space': words('pre', 'pre-wrap', 'pre-line', 'nowrap', 'normal'),
  'word-break': words('normal', 'break-all', 'break-word', 'keep-all'),
  'overflow-wrap': words('normal', 'anywhere', 'break-word'),
  overflow: words('hidden', 'auto', 'visible'),
  display: words(
    'block',
    'inline',
    'inline-block',
    'none',
    'table',
    'inline-table',
    'table-row',
    'table-cell',
    'list-item',
  ),
  float: words('left', 'right', 'none'),
  clear: words('left', 'right', 'both', 'none'),
  direction: words('ltr', 'rtl'),
  'list-style-type': words('disc', 'circle', 'square', 'decimal', 'lower-alpha', 'upper-alpha', 'lower-roman', 'none'),
  'font-family': family,
  font: only(String.raw`[\w\s"',.%/-]{1,200}`),
  'font-size': only(String.raw`${number}(?:px|pt|em|rem|%)|(?:x{1,2}-)?(?:small|large)|medium|smaller|larger`),
  'font-weight': only('bold|bolder|normal|lighter|[1-9]00'),
  'font-style': words('italic', 'normal', 'oblique'),
};
