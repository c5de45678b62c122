/** The languages of the product (LNG-1); Swedish is the source. */
export const languages = ['sv', 'en', 'de', 'fi'] as const;
export type Language = (typeof languages)[number];
