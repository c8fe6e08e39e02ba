import type { Locator, Page } from 'playwright';

/** More stops than any page has. */
const MOST_STOPS = 150;

const isFocused = (what: Locator): Promise<boolean> =>
  what.evaluate((element) => element === document.activeElement);

/** How somebody works a page: with a finger, or with Tab, the arrows and Enter alone. */
export interface Hands {
  press(what: Locator): Promise<void>;
  /** Picks one of a group of radio buttons. */
  choose(radio: Locator): Promise<void>;
  /** Moves a slider. */
  slide(slider: Locator, value: number): Promise<void>;
}

export const finger: Hands = {
  press: (what) => what.click(),
  choose: (radio) => radio.check(),
  slide: (slider, value) => slider.fill(String(value)),
};

/** The keys of somebody who has no mouse. Whatever cannot be reached is a failure. */
export function keyboard(page: Page): Hands {
  const press = async (key: string, until: () => Promise<boolean>): Promise<void> => {
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (await until()) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${key} leads nowhere`);
  };
  return {
    press: async (what) => {
      await what.waitFor();
      await press('Tab', () => isFocused(what));
      await page.keyboard.press('Enter');
    },
    choose: async (radio) => {
      const name = await radio.getAttribute('name');
      const inGroup = (): Promise<boolean> =>
        page.evaluate((group) => document.activeElement?.getAttribute('name') === group, name);
      await press('Tab', inGroup);
      await press('ArrowDown', async () => (await radio.isChecked()) && (await isFocused(radio)));
    },
    slide: async (slider, value) => {
      await press('Tab', () => isFocused(slider));
      const now = Number(await slider.inputValue());
      const key = value > now ? 'ArrowRight' : 'ArrowLeft';
      await press(key, async () => (await slider.inputValue()) === String(value));
    },
  };
}
