import { NativeSelect } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { phraseVariables, unknownVariables } from '#core/desk/phrases/fill-phrase.ts';
import { type EditorHandle, WritingField } from '#web/desk/composer/editor.tsx';
import './phrases.css';

/** A ready-made text with variables being written (TKT-3, TPL-1): whoever writes is told of names no variable has. */
export function PhraseBody({ label, html, onHtml }: PhraseBodyProps) {
  const { t } = useTranslation('desk');
  const writing = useRef<EditorHandle>(null);
  const strange = unknownVariables(html);
  return (
    <>
      <div className="lab" style={{ margin: '14px 0 4px' }}>
        {label}
      </div>
      <div className="phrasebody">
        <WritingField
          handle={writing}
          html={html}
          placeholder="Hej {{person.firstName}},"
          onChange={onHtml}
          onFiles={() => undefined}
          onSend={() => undefined}
        />
      </div>
      <NativeSelect
        mt={8}
        aria-label={t('phrases.variables')}
        value=""
        data={[
          { value: '', label: t('phrases.variables') },
          ...phraseVariables.map((one) => ({ value: one, label: t(`phrases.variable.${one}`) })),
        ]}
        onChange={(event) =>
          writing.current?.editor()?.chain().focus().insertContent(`{{${event.target.value}}}`).run()
        }
      />
      {strange.length > 0 ? (
        <p className="xs t2" role="status">
          {t('phrases.unknown', { names: strange.join(', ') })}
        </p>
      ) : null}
    </>
  );
}

interface PhraseBodyProps {
  readonly label: string;
  readonly html: string;
  readonly onHtml: (html: string) => void;
}
