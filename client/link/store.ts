/**
 * What this browser keeps between visits. Reading and writing may fail (private mode, full, blocked):
 * the game then goes on without memory.
 */

const PREFIX = 'entente.';

/** A stored value, or null. What it holds is checked by who reads it. */
export function recall(key: string): unknown {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // without storage there is no memory, and nothing else is lost
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // see above
  }
}

/** Keys that start so, without our prefix. */
export function keysOf(start: string): readonly string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX + start))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}
