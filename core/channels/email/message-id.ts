/** The Message-ID of a mail we send (EML-3): made from the message's own id, so a repeated sending is recognisable. */
export function ourMessageId(messageId: string, host: string): string {
  return `<svara.${messageId}@${host}>`;
}

/** The message a Message-ID of ours stands for, or null for a stranger's (EML-3). */
export function messageOfId(messageId: string): string | null {
  return (
    /^<svara\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^<>\s]+>$/i.exec(messageId)?.[1]?.toLowerCase() ?? null
  );
}
