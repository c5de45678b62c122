import { Bold, Image as ImageIcon, Italic, Link, List, ListOrdered, Paperclip, TextQuote } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/kit/parts/button.tsx';
import type { EditorHandle } from './editor.tsx';

/** The composer's tools: looks of the text, links, files and pictures (TKT-3). */
export function Tools({ handle, onFiles, onPicture }: ToolsProps) {
  const { t } = useTranslation('desk');
  const fileInput = useRef<HTMLInputElement>(null);
  const pictureInput = useRef<HTMLInputElement>(null);
  const chain = () => handle.current?.editor()?.chain().focus();
  const link = () => {
    // oxlint-disable-next-line no-alert
    const given = window.prompt(t('compose.linkTo'), 'https://');
    if (given === null) return;
    if (given.trim() === '' || given === 'https://') chain()?.unsetLink().run();
    else chain()?.extendMarkRange('link').setLink({ href: given.trim() }).run();
  };
  const tools = [
    { name: t('compose.bold'), icon: <Bold size={16} />, run: () => chain()?.toggleBold().run() },
    { name: t('compose.italic'), icon: <Italic size={16} />, run: () => chain()?.toggleItalic().run() },
    { name: t('compose.bullets'), icon: <List size={16} />, run: () => chain()?.toggleBulletList().run() },
    { name: t('compose.numbers'), icon: <ListOrdered size={16} />, run: () => chain()?.toggleOrderedList().run() },
    { name: t('compose.quote'), icon: <TextQuote size={16} />, run: () => chain()?.toggleBlockquote().run() },
    { name: t('compose.link'), icon: <Link size={16} />, run: link },
    { name: t('compose.attach'), icon: <Paperclip size={16} />, run: () => fileInput.current?.click() },
    { name: t('compose.picture'), icon: <ImageIcon size={16} />, run: () => pictureInput.current?.click() },
  ];
  const chosen = (input: HTMLInputElement, use: (files: readonly File[]) => void) => {
    use([...(input.files ?? [])]);
    input.value = '';
  };
  return (
    <>
      {tools.map((tool) => (
        <Button
          key={tool.name}
          look="ghost"
          size="sm"
          square
          aria-label={tool.name}
          title={tool.name}
          icon={tool.icon}
          onClick={tool.run}
        />
      ))}
      <input
        ref={fileInput}
        type="file"
        multiple
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={(event) => chosen(event.target, onFiles)}
      />
      <input
        ref={pictureInput}
        type="file"
        accept="image/*"
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={(event) => chosen(event.target, onPicture)}
      />
    </>
  );
}

interface ToolsProps {
  readonly handle: RefObject<EditorHandle | null>;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onPicture: (files: readonly File[]) => void;
}
