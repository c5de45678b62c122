import { FileText, Image as ImageIcon } from 'lucide-react';
import { readAttachment } from '#api/desk/messages.ts';
import type { Attachment } from '#api/desk/ticket.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { addressOf } from '#web/kit/wire/call.ts';

/** A file of a message: opens or downloads; its name is cut, its size never. */
export function AttachmentLink({ attachment }: { readonly attachment: Attachment }) {
  const { number } = useTimes();
  const picture = attachment.mediaType.startsWith('image/');
  const Icon = picture ? ImageIcon : FileText;
  return (
    <a
      className="att"
      href={addressOf(readAttachment, { params: { attachmentId: attachment.id } })}
      target="_blank"
      rel="noopener"
    >
      <Icon size={15} aria-hidden />
      <span className="cut">{attachment.name}</span>
      <span className="t3 nowrap num">{sizeText(attachment.bytes, number)}</span>
    </a>
  );
}

/** A file's size as people write it: `412 kB`, `1,3 MB`; `number` writes one as the language does. */
export function sizeText(bytes: number, number: (n: number) => string): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${number(Math.round(bytes / 100_000) / 10)} MB`;
}
