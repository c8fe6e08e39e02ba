/** Two of FNV-1a's 32-bit starts: the usual one, and another, so that the halves differ. */
const STARTS = [0x811c9dc5, 0x01234567] as const;

/**
 * A fingerprint of a text: the same for the same text, and for two others by chance once in 2^64 or so.
 * It keeps no secret from who can guess the text.
 *
 * @returns 16 hexadecimal digits
 */
export function fingerprint(text: string): string {
  return STARTS.map((start) => hashFrom(start, text)).join('');
}

function hashFrom(start: number, text: string): string {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** JSON with the keys of every object in order, so that equal values give equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const pairs = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`);
  return `{${pairs.join(',')}}`;
}
