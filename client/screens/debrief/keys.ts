/** What a key asks of the debrief; null when it is meant for something else on the page. */
export type AskedByKey =
  | { readonly type: 'view'; readonly place: number }
  | { readonly type: 'play' | 'first' | 'back' | 'forward' | 'last' };

const KEYS: Readonly<Record<string, Exclude<AskedByKey, { type: 'view' }>['type']>> = {
  ' ': 'play',
  ArrowLeft: 'back',
  ArrowRight: 'forward',
  Home: 'first',
  End: 'last',
};

/**
 * Reads a key press. A field, a button or a tab keeps the keys that it uses itself.
 *
 * @param views  how many views there are
 */
export function askedBy(event: KeyboardEvent, views: number): AskedByKey | null {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const element = target instanceof Element ? target : null;
  if (element?.closest('select, textarea, input:not([type=range])')) return null;
  const place = Number(key) - 1;
  if (/^[1-9]$/.test(key)) return place < views ? { type: 'view', place } : null;
  const type = KEYS[key];
  if (type === undefined) return null;
  const scrolls = element?.closest('[role=tab], [role=region], input[type=range]');
  if (key !== ' ' && scrolls) return null;
  if (key === ' ' && element?.closest('button, a, summary, [role=tab]')) return null;
  return { type };
}
