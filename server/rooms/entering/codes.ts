import { newSpokenCode } from '../../secrets/random.ts';
import { CodeTaken } from '../../store/port.ts';

/** Tries at a spoken code that no living room has; a second one is hardly ever needed. */
const MOST_CODES = 20;

/**
 * Does something under a spoken code that no living room has.
 *
 * @param first  tried before new ones; left out for a new one at once
 * @returns the code that it was done under
 * @throws whatever `work` throws but `CodeTaken`
 */
export async function underCode(
  work: (code: string) => Promise<void>,
  first?: string,
): Promise<string> {
  let code = first ?? newSpokenCode();
  for (let tries = 0; tries < MOST_CODES; tries++) {
    try {
      await work(code);
      return code;
    } catch (error) {
      if (!(error instanceof CodeTaken)) throw error;
    }
    code = newSpokenCode();
  }
  throw new Error('no free spoken code');
}
