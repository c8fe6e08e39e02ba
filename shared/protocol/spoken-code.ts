/** The letters and digits of a spoken code: none that look or sound alike (no O 0 I 1 L B 8 ...). */
export const CODE_ALPHABET = 'ACDEFGHJKMNPQRTUVWXYZ2345679';
export const CODE_LENGTH = 6;

/**
 * The code as it is stored, from what a person typed: upper case, without spaces and hyphens.
 *
 * @param typed  anything
 * @returns the code, or null if it cannot be one
 */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  if (code.length !== CODE_LENGTH) return null;
  return [...code].every((letter) => CODE_ALPHABET.includes(letter)) ? code : null;
}
