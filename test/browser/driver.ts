import type { BrowserContext } from 'playwright';

/** How far people play: in a later round nobody presses anything. May be moved at any time. */
export interface Limit {
  round: number;
}

/** Somebody who presses what the page offers, again and again, on every page of a device. */
export async function drive(
  context: BrowserContext,
  number: number,
  limit: Limit = { round: Infinity },
): Promise<void> {
  await context.exposeFunction('lastRound', () => limit.round);
  await context.addInitScript(pressOn, { number, everyMs: 400 });
}

/**
 * Runs in the page. It knows no rule: it reads the names of the buttons that are there, as a person
 * does. `number` makes people differ in what they choose.
 */
function pressOn({ number, everyMs }: { number: number; everyMs: number }): void {
  const NEXT = /^(I am ready|Go on$|Hand in|Open the cable|Seal and send|Agree)/;
  const MOVES = /^(Give in|Petition|Stand firm|Grant|Reject|Impose|Back down|Absorb it|Retaliate)/;
  const name = (one: Element): string =>
    one.getAttribute('aria-label') ?? one.textContent.trim().replace(/\s+/g, ' ');
  let turns = number;
  const choose = (buttons: readonly HTMLButtonElement[]): HTMLElement | undefined => {
    const called = (pattern: RegExp) => buttons.filter((one) => pattern.test(name(one)));
    const [next] = called(NEXT);
    if (next) return next;
    const writes = called(/^Write to /);
    const [review] = called(/^Review/);
    const empty = review !== undefined && name(review).startsWith('Review:');
    if (writes.length > 0 && (empty || !review)) return writes[turns % writes.length];
    // some senders say it aloud
    const aloud = document.querySelector<HTMLInputElement>('main input[value=loud]:not(:checked)');
    if (aloud !== null && number % 2 === 0) return aloud;
    if (review) return review;
    const moves = called(MOVES);
    return moves[turns % Math.max(1, moves.length)];
  };
  const lastRound = Reflect.get(globalThis, 'lastRound') as () => Promise<number>;
  let known = 0;
  const mayPress = async (): Promise<boolean> => {
    const round = Number(/Round (\d+) of/.exec(document.body?.textContent ?? '')?.[1] ?? 0);
    if (round > known) known = await lastRound();
    return round <= known;
  };
  const press = async (): Promise<void> => {
    if (!(await mayPress())) return;
    const pressed = choose([
      ...document.querySelectorAll<HTMLButtonElement>('main button:enabled'),
    ]);
    if (pressed === undefined) return;
    turns += 1;
    pressed.click();
  };
  setInterval(() => void press(), everyMs);
}
