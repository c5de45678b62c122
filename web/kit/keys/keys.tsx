import { keysText } from './key-map.ts';

/** A key hint beside the action it belongs to: `<Keys of="ctrl+k" />`. */
export function Keys({ of }: { readonly of: string }) {
  return keysText(of).map((key) => (
    <kbd className="kbd" key={key} aria-hidden="true">
      {key}
    </kbd>
  ));
}
