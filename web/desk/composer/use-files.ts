import { useState } from 'react';
import { readAttachment, uploadAttachment } from '#api/desk/messages.ts';
import type { Attachment } from '#api/desk/ticket.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { addressOf, call } from '#web/kit/wire/call.ts';

/** Files of the message being written: uploaded at once, named by the message when it is sent (TKT-3). */
export function useFiles() {
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const [coming, setComing] = useState<readonly string[]>([]);
  const upload = async (file: File): Promise<Attachment | undefined> => {
    setComing((before) => [...before, file.name]);
    try {
      const body = new FormData();
      body.append('file', file, file.name);
      const kept = await call(uploadAttachment, { body });
      setFiles((before) => [...before, kept]);
      return kept;
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'bad' });
      return undefined;
    } finally {
      setComing((before) => before.toSpliced(before.indexOf(file.name), 1));
    }
  };
  return {
    files,
    coming,
    upload,
    remove: (id: string) => setFiles((before) => before.filter((one) => one.id !== id)),
    clear: () => setFiles([]),
    restore: (kept: readonly Attachment[]) => setFiles(kept),
  };
}

/** Where an uploaded picture is shown from while it is being written about. */
export function pictureAddress(file: Attachment): string {
  return addressOf(readAttachment, { params: { attachmentId: file.id } });
}

/** The HTML as it is sent: own pictures by content id, mentions marked. */
export function outgoingHtml(html: string, files: readonly Attachment[]): string {
  let out = html;
  for (const file of files)
    out = out.replaceAll(`src="${pictureAddress(file)}"`, `src="cid:${file.contentId ?? file.id}"`);
  return out;
}
