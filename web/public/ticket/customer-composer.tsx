import { Paperclip, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Attachment } from '#api/desk/ticket.ts';
import {
  addInformation,
  type PublicTicket,
  readPublicTicket,
  uploadPublicAttachment,
} from '#api/desk/public-ticket.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { CallFailed } from '#web/kit/wire/call-failed.ts';
import { newKey } from '#web/kit/wire/new-key.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';
import type { PublicWords } from './use-public-words.ts';

/** Where the customer writes more and attaches files (TKT-4); what is typed stays until it has been received. */
export function CustomerComposer({ ticket, token, words }: CustomerComposerProps) {
  const { t } = words;
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const [once, setOnce] = useState(() => newKey());
  const picker = useRef<HTMLInputElement>(null);
  const upload = useCall(uploadPublicAttachment, { onSuccess: (file) => setFiles((had) => [...had, file]) });
  const send = useCall(addInformation, {
    refresh: [readPublicTicket],
    onSuccess: () => {
      setText('');
      setFiles([]);
      setOnce(newKey());
    },
  });
  const pick = (picked: FileList | null) => {
    for (const file of picked ?? []) {
      const body = new FormData();
      body.append('file', file);
      upload.mutate({ params: { token }, body });
    }
    if (picker.current) picker.current.value = '';
  };
  const failed = send.error ?? upload.error;
  const tooLarge = failed instanceof CallFailed && failed.code === 'attachments.too-large';
  return (
    <form
      className="card pub-composer"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '')
          send.mutate({
            params: { token },
            body: { text, attachmentIds: files.map((file) => file.id) },
            options: { once },
          });
      }}
    >
      <textarea
        value={text}
        onChange={(event) => setText(event.target.value)}
        rows={3}
        maxLength={100_000}
        aria-label={t('composer.label')}
        placeholder={
          ticket.agentFirstName === null
            ? t('composer.more')
            : t('composer.moreOrAnswer', { name: ticket.agentFirstName })
        }
      />
      {files.length > 0 ? (
        <div className="pub-files">
          {files.map((file) => (
            <button
              key={file.id}
              type="button"
              className="att"
              aria-label={t('composer.removeFile', { name: file.name })}
              onClick={() => setFiles((had) => had.filter((other) => other.id !== file.id))}
            >
              {file.name}
              <X size={14} aria-hidden />
            </button>
          ))}
        </div>
      ) : null}
      {failed ? (
        <p className="pub-error" role="alert">
          {tooLarge
            ? t('composer.tooLarge', { size: Math.floor(ticket.attachmentLimitBytes / 1_048_576) })
            : t('composer.failed')}
        </p>
      ) : null}
      <div className="pub-actions">
        <input ref={picker} type="file" multiple hidden onChange={(event) => pick(event.target.files)} />
        <Button
          size="lg"
          icon={<Paperclip size={17} aria-hidden />}
          busy={upload.isPending}
          onClick={() => picker.current?.click()}
        >
          {t('composer.attach')}
        </Button>
        <Button size="lg" type="submit" className="pub-send" busy={send.isPending} disabled={text.trim() === ''}>
          {t('composer.send')}
        </Button>
      </div>
    </form>
  );
}

export interface CustomerComposerProps {
  readonly ticket: PublicTicket;
  readonly token: string;
  readonly words: PublicWords;
}
