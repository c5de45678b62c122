import { useTranslation } from 'react-i18next';
import { Section } from '#web/kit/parts/section.tsx';
import text from '../../CHANGELOG.md?raw';

/** What each version brought (ONB-1), as the product's own notes tell it; they are kept in English. */
export function ChangesSection() {
  const { t } = useTranslation('kit');
  return versionsOf(text).map(({ version, lines }) => (
    <Section key={version} title={`${t('help.changes')} ${version}`}>
      <ul lang="en" className="changes">
        {lines.map((line) => (
          <li key={line} className="helptext">
            {line}
          </li>
        ))}
      </ul>
    </Section>
  ));
}

/** Versions with their lines, from Markdown: `## 0.1.0`, then `- ` with lines that go on beneath. */
function versionsOf(markdown: string): readonly { readonly version: string; readonly lines: readonly string[] }[] {
  return markdown
    .split(/^## /mu)
    .slice(1)
    .map((part) => {
      const [version = '', ...rest] = part.split('\n');
      const lines = rest
        .join('\n')
        .split(/^- /mu)
        .slice(1)
        .map((line) => line.replaceAll(/\s+/gu, ' ').replaceAll(/[*`]/gu, '').trim());
      return { version: version.trim(), lines };
    });
}
