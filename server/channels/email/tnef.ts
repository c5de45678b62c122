/** A file unpacked from winmail.dat (EML-3). */
export interface TnefFile {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * Unpacks the attachments of a winmail.dat (EML-3, MS-OXTNEF §2.1): anything that is not one gives an empty list.
 *
 * ```
 * signature u32 · key u16 · { level u8 · attribute u32 · length u32 · data · checksum u16 }*
 * ```
 */
export function unpackTnef(bytes: Uint8Array): readonly TnefFile[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 6 || view.getUint32(0, true) !== 0x223e9f78) return [];
  const files: { title: string; longName: string; contentType: string; data: Uint8Array | null }[] = [];
  let at = 6;
  while (at + 9 <= view.byteLength) {
    const attribute = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const from = at + 9;
    if (from + length > view.byteLength) break;
    const data = bytes.subarray(from, from + length);
    const file = files.at(-1);
    if (attribute === attAttachRenddata) files.push({ title: '', longName: '', contentType: '', data: null });
    else if (file !== undefined && attribute === attAttachTitle) file.title = text(data);
    else if (file !== undefined && attribute === attAttachData) file.data = data;
    else if (file !== undefined && attribute === attAttachment) Object.assign(file, mapiNames(data));
    at = from + length + 2;
  }
  return files.flatMap((file) =>
    file.data === null
      ? []
      : [
          {
            filename: (file.longName || file.title || 'attachment').replace(/[\\/\0\r\n]+/g, '_'),
            contentType: file.contentType || 'application/octet-stream',
            bytes: file.data,
          },
        ],
  );
}

const attAttachRenddata = 0x00069002;
const attAttachTitle = 0x00018010;
const attAttachData = 0x0006800f;
const attAttachment = 0x00069005;
const PR_ATTACH_LONG_FILENAME = 0x3707;
const PR_ATTACH_MIME_TAG = 0x370e;
const fixedSizes: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};

/** Walks the attachment's MAPI properties as far as they are understood (MS-OXTNEF §2.1.3.4). */
function mapiNames(data: Uint8Array): { longName?: string; contentType?: string } {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const found: { longName?: string; contentType?: string } = {};
  try {
    let at = 4;
    for (let n = view.getUint32(0, true); n > 0; n--) {
      const type = view.getUint16(at, true);
      const id = view.getUint16(at + 2, true);
      at += 4;
      if (id >= 0x8000) at = skipName(view, at);
      const fixed = fixedSizes[type & 0xfff];
      if (fixed !== undefined && (type & 0x1000) === 0) {
        at += fixed;
        continue;
      }
      let values = view.getUint32(at, true);
      at += 4;
      if (fixed !== undefined) {
        at += values * fixed;
        continue;
      }
      for (; values > 0; values--) {
        const length = view.getUint32(at, true);
        const value = data.subarray(at + 4, at + 4 + length);
        if (id === PR_ATTACH_LONG_FILENAME) found.longName = type === 0x1f ? text16(value) : text(value);
        if (id === PR_ATTACH_MIME_TAG) found.contentType = (type === 0x1f ? text16(value) : text(value)).toLowerCase();
        at += 4 + Math.ceil(length / 4) * 4;
      }
    }
  } catch {
    // A property list that ends early: the names found so far stand.
  }
  return found;
}

function skipName(view: DataView, at: number): number {
  const kind = view.getUint32(at + 16, true);
  if (kind === 0) return at + 24;
  return at + 24 + Math.ceil(view.getUint32(at + 20, true) / 4) * 4;
}

function text(data: Uint8Array): string {
  const bare = new TextDecoder('windows-1252').decode(data);
  return bare.split('\0')[0] as string;
}

function text16(data: Uint8Array): string {
  return new TextDecoder('utf-16le').decode(data).split('\0')[0] as string;
}
