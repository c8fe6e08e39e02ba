/**
 * A whole number of 32 bits, the same on every machine for the same occasion (FNV-1a, mixed).
 *
 * @param occasion  what is drawn for, such as `leak:7:2:korea`; other occasions give unrelated draws
 * @returns whole number, 0 ... 2^32 - 1
 */
export function drawnAt(occasion: string): number {
  let hash = 0x811c9dc5;
  for (const character of occasion) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
