import { useTranslation } from 'react-i18next';
import { Section } from '#web/kit/parts/section.tsx';

/** What newcomers ask first, with the answers (ONB-1). */
export function FaqSection() {
  const { t } = useTranslation('kit');
  return (
    <Section title={t('help.faq')}>
      {questions.map((key) => (
        <details key={key} className="helptext">
          <summary className="m">{t(`help.questions.${key}.asked`)}</summary>
          <p>{t(`help.questions.${key}.answer`)}</p>
        </details>
      ))}
    </Section>
  );
}

const questions = ['delete', 'own', 'due', 'silent', 'phone', 'move'] as const;
