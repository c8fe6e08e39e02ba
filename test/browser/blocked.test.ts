import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openRoom, type Room } from '../integration/harness.ts';
import { arrive, PHONE, type Person } from './people.ts';
import { BlockingProxy, type Blocking } from './proxy.ts';
import { onStage } from './stage.ts';

const stage = onStage();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Somebody with a phone, on a network that leads to the server over this port. */
async function join(room: Room, port: number): Promise<Person & { sockets: number }> {
  const person = Object.assign(await arrive(stage.browser, PHONE), { sockets: 0 });
  person.page.on('websocket', (socket) => {
    socket.on('framereceived', () => (person.sockets = 1));
  });
  await person.context.addInitScript(listenForAlarm, ALARM);
  await person.page.goto(`http://127.0.0.1:${port}/join#${room.opened.joinToken}`);
  await button(person.page, 'Join now').click();
  await person.page.getByRole('heading', { name: 'You are in' }).waitFor();
  return person;
}

const ALARM = 'the page says that it is offline';

/** Complains when a page says what it must not say while it finds its way. */
function listenForAlarm(alarm: string): void {
  const look = (): void => {
    if (document.body?.textContent.includes('Offline')) console.error(alarm);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
}

test.each<Blocking>(['refused', 'swallowed'])(
  'a phone whose websockets are %s plays a round against one that has them',
  async (blocking) => {
    const proxy = await BlockingProxy.start(stage.server.port, blocking);
    const room = await openRoom(`http://127.0.0.1:${stage.server.port}`, {
      seconds: 0,
      groups: 1,
      seed: 5,
    });
    const blocked = await join(room, proxy.port);
    const free = await join(room, stage.server.port);
    await room.host({ type: 'deal' });
    await room.host({ type: 'start' });
    const phones = [blocked, free];
    const names = await Promise.all(
      phones.map(({ page }) =>
        page.getByRole('heading', { name: /^You are (the )?[A-Z]/ }).textContent(),
      ),
    );
    const sender = names[0]?.includes('United States') ? blocked : free;
    const target = sender === blocked ? free : blocked;

    await Promise.all(phones.map(({ page }) => button(page, 'I am ready').click()));
    await button(sender.page, 'Write to South Korea').click();
    const card = sender.page.getByRole('region', { name: 'South Korea' });
    await card.getByRole('slider').fill('30');
    await card.getByRole('radio', { name: /^Quiet/ }).check();
    await target.page.getByRole('heading', { name: 'Choose your stance' }).waitFor();
    await button(target.page, 'Hand in').click();
    await button(sender.page, /^Review/).click();
    await button(sender.page, 'Seal and send').click();
    await button(target.page, 'Open the cable').click();
    await button(target.page, 'Stand firm').waitFor();
    expect(blocked.complaints).toEqual([]);

    // the line breaks in the middle of the round, and what is chosen meanwhile counts once
    proxy.cut();
    await button(target.page, 'Stand firm').click();
    await button(sender.page, 'Impose').click();
    await button(target.page, 'Absorb it').click();
    for (const { page } of phones) {
      await page.getByRole('table').filter({ hasText: 'Joint security' }).first().waitFor();
    }
    await room.host({ type: 'end' });
    const stood = (await room.log()).split('\n').filter((line) => line.includes('"stoodFirm"'));
    expect(stood).toHaveLength(1);

    expect([blocked.sockets, free.sockets]).toEqual([0, 1]);
    expect(proxy.asked).toContain(`GET /api/rooms/${room.opened.roomId}/events`);
    expect(proxy.asked).toContain(`POST /api/rooms/${room.opened.roomId}/commands`);
    for (const { complaints } of phones) {
      expect(complaints.filter((one) => one !== ALARM)).toEqual([]);
    }
    await Promise.all(phones.map(({ context }) => context.close()));
    await proxy.close();
  },
);
