const SMALL_WORDS = new Set(['of', 'the', 'and', 'de', 'la']);

/** Two letters for a country: "United States" -> US, "Korea" -> KO. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word && !SMALL_WORDS.has(word.toLowerCase()));
  const [first, second] = words;
  if (first === undefined) return '?';
  const letters = second === undefined ? first.slice(0, 2) : first.charAt(0) + second.charAt(0);
  return letters.toUpperCase();
}
