import { fold } from './compare-settings.ts';

/**
 * What a file calls things that may bear the same name (SLA-11): the second `Spam` is `Spam (2)`.
 *
 * Things come in their order; a name that something else bears is given to none.
 */
export function calledOnce<One extends { readonly name: string }>(
  things: readonly One[],
): readonly { readonly called: string; readonly thing: One }[] {
  const own = new Set(things.map(({ name }) => fold(name)));
  const taken = new Set<string>();
  return things.map((thing) => {
    let called = thing.name;
    for (let number = 2; taken.has(fold(called)) || (called !== thing.name && own.has(fold(called))); number += 1)
      called = `${thing.name.slice(0, 110)} (${number})`;
    taken.add(fold(called));
    return { called, thing };
  });
}
