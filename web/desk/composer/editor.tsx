import Image from '@tiptap/extension-image';
import Placeholder from '@tiptap/extension-placeholder';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** What the composer does with its editor. */
export interface EditorHandle {
  readonly html: () => string;
  readonly setHtml: (html: string) => void;
  readonly focus: () => void;
  readonly editor: () => Editor | null;
}

export interface WritingFieldProps {
  readonly handle: RefObject<EditorHandle | null>;
  readonly html: string;
  readonly placeholder: string;
  readonly onChange: (html: string) => void;
  /** Files that were pasted or dropped. */
  readonly onFiles: (files: readonly File[]) => void;
  /** Ctrl+Enter: send; with Shift without the status. */
  readonly onSend: (withStatus: boolean) => void;
  /** What stands over the text while it is written, such as a picker. */
  readonly over?: (editor: Editor) => ReactNode;
}

/** The rich text field of the composer (TKT-3). */
export function WritingField({ handle, html, placeholder, onChange, onFiles, onSend, over }: WritingFieldProps) {
  const { t } = useTranslation('desk');
  const latest = useRef({ onChange, onFiles, onSend, placeholder });
  useEffect(() => {
    latest.current = { onChange, onFiles, onSend, placeholder };
  });
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ link: { openOnClick: false, autolink: true, protocols: ['mailto', 'tel'] } }),
      Image.configure({ inline: true }),
      Placeholder.configure({ placeholder: () => latest.current.placeholder }),
    ],
    content: html,
    editorProps: {
      attributes: { 'aria-label': t('compose.editor'), class: 'writing', role: 'textbox', 'aria-multiline': 'true' },
      handleKeyDown: (view, event) => {
        if (event.key === 'Escape') {
          view.dom.blur();
          return true;
        }
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
        latest.current.onSend(!event.shiftKey);
        return true;
      },
      handlePaste: (_view, event) => given(event.clipboardData?.files),
      handleDrop: (_view, event) => given(event.dataTransfer?.files),
    },
    onUpdate: ({ editor: changed }) => latest.current.onChange(changed.getHTML()),
  });
  useImperativeHandle(
    handle,
    () => ({
      html: () => editor?.getHTML() ?? '',
      setHtml: (next) => editor?.commands.setContent(next, { emitUpdate: true }),
      focus: () => editor?.commands.focus('end'),
      editor: () => editor,
    }),
    [editor],
  );
  function given(files: FileList | undefined): boolean {
    if (!files || files.length === 0) return false;
    latest.current.onFiles([...files]);
    return true;
  }
  return (
    <>
      <EditorContent editor={editor} className="writingbox" />
      {editor ? over?.(editor) : null}
    </>
  );
}
