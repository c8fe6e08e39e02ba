import type { Answer, PollResult, Question } from './poll.ts';

/**
 * What a class answered, of nobody in particular: who answered, and in which order, makes no difference.
 * An answer that does not belong to the question counts nowhere.
 */
export function pollResult(question: Question, answers: readonly Answer[]): PollResult {
  switch (question.kind) {
    case 'choice': {
      const chosen = answers.map((one) => (one.kind === 'choice' ? one.option : -1));
      const votes = question.options.map((_, at) => chosen.filter((one) => one === at).length);
      return { kind: 'choice', votes };
    }
    case 'word':
      return { kind: 'word', words: wordsOf(answers) };
    case 'numbers': {
      const all = answers.flatMap((one) => (one.kind === 'numbers' ? [one.values] : []));
      const values = question.labels.map((_, at) =>
        all.flatMap((one) => one[at] ?? []).toSorted((a, b) => a - b),
      );
      return { kind: 'numbers', values };
    }
    case 'ticket': {
      const all = answers.flatMap((one) => (one.kind === 'ticket' ? [one.texts] : []));
      const written = question.questions.map(
        (_, at) => all.filter((texts) => (texts[at] ?? '') !== '').length,
      );
      return { kind: 'ticket', written };
    }
    case 'foresight': {
      const all = answers.flatMap((one) => (one.kind === 'foresight' ? [one.picks] : []));
      const votes = question.asks.map(({ options }, at) =>
        options.map((_, option) => all.filter((picks) => picks[at] === option).length),
      );
      return { kind: 'foresight', votes };
    }
  }
}

type Counted = Extract<PollResult, { kind: 'word' }>['words'];

/** A word as words are compared: whatever the case and the blanks. */
const alike = (word: string): string =>
  word.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Words with how many said them, each in the spelling that most of them used. */
function wordsOf(answers: readonly Answer[]): Counted {
  const spellings = new Map<string, string[]>();
  for (const one of answers) {
    if (one.kind !== 'word') continue;
    const key = alike(one.word);
    spellings.set(key, [...(spellings.get(key) ?? []), one.word]);
  }
  return [...spellings.values()]
    .map((said) => ({ word: mostFrequent(said), n: said.length }))
    .toSorted((a, b) => b.n - a.n || byAlphabet(a.word, b.word));
}

function mostFrequent(said: readonly string[]): string {
  const count = (word: string): number => said.filter((one) => one === word).length;
  return said.reduce((best, word) => {
    const more = count(word) - count(best);
    return more > 0 || (more === 0 && byAlphabet(word, best) < 0) ? word : best;
  });
}

/** By the alphabet of English; where that sees no difference, by code, so that any order gives the same. */
function byAlphabet(a: string, b: string): number {
  return a.localeCompare(b, 'en') || (a < b ? -1 : Number(a > b));
}
