import type { BrowserContext } from 'playwright';

/** One thing that a screen reader said: from which region, and what. */
export interface Said {
  readonly region: number;
  readonly text: string;
}

/**
 * Writes down what every live region of a device's pages says, in the order of saying. A region that
 * is born with its text is not read out, unless it is an alert.
 */
export async function ears(context: BrowserContext): Promise<readonly Said[]> {
  const said: Said[] = [];
  await context.exposeFunction('heard', (region: number, text: string) => {
    said.push({ region, text });
  });
  await context.addInitScript(listen);
  return said;
}

function listen(): void {
  const REGIONS = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]';
  const known = new Map<Element, string>();
  const tell = Reflect.get(globalThis, 'heard') as (region: number, text: string) => void;
  const look = (): void => {
    for (const region of document.querySelectorAll(REGIONS)) {
      const text = region.textContent.replace(/\s+/g, ' ').trim();
      const before = known.get(region);
      known.set(region, text);
      const born = before === undefined && region.getAttribute('role') !== 'alert';
      if (text !== '' && text !== before && !born) tell([...known.keys()].indexOf(region), text);
    }
  };
  new MutationObserver(look).observe(document, {
    ...{ subtree: true, childList: true, characterData: true },
  });
}
