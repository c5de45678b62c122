import {
  Document,
  type ErrorCode,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { noSettings } from '#core/promise/settings-file/settings.ts';
import { readWrittenSettings, type SettingsRead } from '#core/promise/settings-file/read-settings.ts';
import type { Plain } from '#core/promise/settings-file/plain.ts';
import { settingsFields } from '#core/promise/settings-file/write-settings.ts';
import type { Settings } from '#core/promise/settings-file/settings.ts';
import type { Problem, Written } from '#core/promise/settings-file/written.ts';

/** Reads a settings file (SLA-11): a pure function of its text; every problem has its line. */
export function readSettings(text: string): SettingsRead {
  const { root, problems } = readYaml(text);
  return root ? readWrittenSettings(root) : { settings: noSettings, problems, references: [] };
}

/** Settings as the text of a file (SLA-11): what is read from it again is the same. */
export function writeSettings(settings: Settings): string {
  return writeYaml(settingsFields(settings));
}

/** Plain data as YAML that a person can read and write on in. */
export function writeYaml(plain: Plain): string {
  const document = new Document(plain);
  visit(document, {
    Seq: (_, list) => {
      list.flow = list.items.every((item) => isScalar(item));
    },
  });
  return document.toString({ lineWidth: 100 });
}

/** What the usual slips of the pen are called; any other is told by its line alone. */
const slips: Partial<Record<ErrorCode, Problem['code']>> = {
  DUPLICATE_KEY: 'yaml-twice',
  TAB_AS_INDENT: 'yaml-tab',
};

/** Takes YAML apart into nodes with lines; texts stay as they are written (08:30 is no number, 2026-01-01 no instant). */
export function readYaml(text: string): { readonly root: Written | undefined; readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2', schema: 'failsafe' });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, code }): Problem => {
      const { line } = lines.linePos(pos[0]);
      const key = (/^[^:\n]*/u.exec(text.slice(pos[0]))?.[0] ?? '').trim().slice(0, 60);
      return { line, code: slips[code] ?? 'not-yaml', facts: { key } };
    });
    return { root: undefined, problems };
  }
  const lineOf = (node: Node | null | undefined, otherwise: number) =>
    node?.range ? lines.linePos(node.range[0]).line : otherwise;
  const aliases: Problem[] = [];
  const take = (node: unknown, line: number): Written => {
    if (isAlias(node))
      aliases.push({ line: lineOf(node, line), code: 'yaml-alias', facts: { text: `*${node.source}` } });
    if (isScalar(node)) {
      const at = lineOf(node, line);
      const said = typeof node.value === 'string' ? node.value : '';
      const isPlain = node.type === 'PLAIN';
      if (isPlain && (said === '' || said === '~' || said === 'null')) return { line: at, kind: 'none' };
      return { line: at, kind: 'text', text: said };
    }
    if (isSeq(node)) {
      const at = lineOf(node, line);
      return { line: at, kind: 'list', items: node.items.map((item) => take(item, at)) };
    }
    if (isMap(node)) {
      const at = lineOf(node, line);
      const entries = node.items.flatMap((pair) => {
        if (!isPair(pair)) return [];
        const keyLine = lineOf(pair.key as Node, at);
        const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
        return [{ key, line: keyLine, value: take(pair.value, keyLine) }];
      });
      return { line: at, kind: 'map', entries };
    }
    return { line, kind: 'none' };
  };
  const root = take(document.contents, 1);
  return aliases.length > 0 ? { root: undefined, problems: aliases } : { root, problems: [] };
}
