/** The shape a translation must have: the same keys as the Swedish source, every leaf a sentence of its own (LNG-1). */
export type Translation<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Translation<Source[Key]>;
};
