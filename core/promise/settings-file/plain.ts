/** Plain data of a file (SLA-11): maps keep the order in which they are read. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };
