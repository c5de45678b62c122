/**
 * What a delivery report says of one address (EML-4).
 *
 * `lasting` marks the address: it does not exist. `passing` may work later. `refused` was this mail, not the address.
 * `delayed` is still being tried, `delivered` arrived.
 */
export const deliveryVerdicts = ['lasting', 'passing', 'refused', 'delayed', 'delivered'] as const;
export type DeliveryVerdict = (typeof deliveryVerdicts)[number];

/** One recipient of a delivery report (EML-4). */
export interface DeliveryResult {
  /** Null when the report does not say whom it concerns. */
  readonly recipient: string | null;
  /** RFC 3463, `5.1.1`; empty when the report gives none. */
  readonly status: string;
  /** RFC 5321, `550`; empty when the report gives none. */
  readonly replyCode: string;
  readonly verdict: DeliveryVerdict;
  readonly words: string;
}
