import { expect } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Connected from '../screens/play/Connected.svelte';
import { common } from '../text/common.ts';
import type { Link } from '../link/link.svelte.ts';

/** The phone's page with everything in it that is fetched later. */
export async function showConnected(
  link: Link,
  seat: { roomId: string; name: string; pin: string },
) {
  const screen = await render(Connected, { link, seat });
  const isLoading = ({ textContent }: Element): boolean => textContent === common.loading;
  const isWaiting = (): boolean => [...screen.container.querySelectorAll('p')].some(isLoading);
  await expect.poll(isWaiting, { message: 'a part of the page has not come' }).toBe(false);
  return screen;
}
