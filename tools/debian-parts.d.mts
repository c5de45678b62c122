export interface DebianPart {
  readonly file: string;
  readonly package: string;
}
export const spreadsheetParts: readonly DebianPart[];
export function installParts(wanted?: readonly DebianPart[]): boolean;
