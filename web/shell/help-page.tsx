import { useTranslation } from 'react-i18next';
import { i18n } from '#web/kit/language/i18n.ts';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { ChangesSection } from './changes-section.tsx';
import { FaqSection } from './faq-section.tsx';

/** How each screen works, in the user's language (ONB-1): every wing writes its own under `help`. */
export function HelpPage() {
  const { t } = useTranslation('kit');
  return (
    <Page title={t('help.title')} lead={t('help.lead')}>
      {topics.map(([wing, key]) => {
        const [title, ...paragraphs] = sentencesOf(i18n.getResource(i18n.language, wing, key));
        return title === undefined ? null : (
          <Section key={`${wing}.${key}`} title={title}>
            {paragraphs.map((paragraph) => (
              <p key={paragraph} className="helptext">
                {paragraph}
              </p>
            ))}
          </Section>
        );
      })}
      <FaqSection />
      <ChangesSection />
    </Page>
  );
}

/** Where each wing keeps its help: a title first, then its sentences. */
const topics: readonly (readonly [wing: string, key: string])[] = [
  ['desk', 'help'],
  ['desk', 'filterHelp'],
  ['routing', 'help'],
  ['promise', 'help'],
  ['trials', 'help'],
  ['time', 'help'],
  ['register', 'help'],
  ['channels', 'help'],
  ['house', 'help'],
  ['insight', 'help'],
  ['outlook', 'help'],
  ['portability', 'help'],
];

function sentencesOf(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  if (typeof words !== 'object' || words === null) return [];
  return Object.values(words).flatMap(sentencesOf);
}
