/** A text as words are compared: lower case, without accents, words apart by one space. */
function plain(text: string): string {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return ` ${letters
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')
    .trim()} `;
}

/**
 * Whether a text holds one of the host's words, as whole words, whatever the case and the accents.
 *
 * @param words  single words, or several that stand in a row
 */
export function holdsFiltered(text: string, words: readonly string[]): boolean {
  const said = plain(text);
  return words.some((word) => plain(word).trim() !== '' && said.includes(plain(word)));
}
