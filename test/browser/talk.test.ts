import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { arrive, BIG_SCREEN, isAccessible, LAPTOP, PHONE, picture, type Person } from './people.ts';
import { onStage } from './stage.ts';

const stage = onStage();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function join(link: string): Promise<Person> {
  const phone = await arrive(stage.browser, PHONE);
  const { pathname, hash } = new URL(link);
  await phone.page.goto(`http://localhost:${stage.server.port}${pathname}${hash}`);
  await button(phone.page, 'Join now').click();
  await phone.page.getByRole('heading', { name: 'You are in' }).waitFor();
  return phone;
}

/** Says a canned phrase in the channel that is open. */
async function say(
  page: Page,
  [group, phrase]: readonly [string, string],
  send: RegExp,
): Promise<void> {
  const dialog = page.getByRole('dialog');
  const summary = dialog.locator('summary', { hasText: group });
  const shut = (await summary.locator('..').getAttribute('open')) === null;
  if (shut) await summary.click();
  await button(page, phrase).click();
  await button(page, send).click();
  await dialog.getByRole('log').getByText(phrase).waitFor();
}

test('two phones talk: privately, aloud on the big screen; the host deletes, mutes, answers a report', async () => {
  const host = await arrive(stage.browser, LAPTOP);
  await host.page.goto(`http://localhost:${stage.server.port}/`);
  await host.page.getByRole('radio', { name: /Steel, 2018/ }).check();
  await host.page.getByRole('switch').uncheck();
  await button(host.page, 'Open the room').click();
  await host.page.waitForURL(/\/host\?room=/);
  const link = await host.page.getByLabel('Link to join').inputValue();
  const opening = host.context.waitForEvent('page');
  await host.page
    .getByRole('link', { name: /Open the projector page/ })
    .first()
    .click();
  const projector = await opening;
  await projector.setViewportSize(BIG_SCREEN);
  const phones = [await join(link), await join(link)];
  await button(host.page, /^Deal/).first().click();
  await button(host.page, 'Start the games').first().click();
  for (const { page } of phones) await button(page, 'I am ready').waitFor();
  const titles = await Promise.all(phones.map(({ page }) => page.title()));
  const senderAt = titles.findIndex((title) => title.includes('United States'));
  const [sender, target] = [phones[senderAt], phones[1 - senderAt]];
  if (!sender || !target) throw new Error(`dealt ${titles.join(', ')}`);
  for (const { page } of phones) await button(page, 'I am ready').click();
  await sender.page
    .getByRole('heading', { name: /^Your cables|^Write/ })
    .first()
    .waitFor();

  // a private phrase: only the two read it
  await button(target.page, /^Talk/).click();
  await say(target.page, ['Start talking', 'We would rather settle this quietly.'], /^Send to/);
  await picture(target.page, 'talk-private');
  await isAccessible(target.page);
  await button(sender.page, /^Talk.*1 new/).waitFor();
  await picture(sender.page, 'talk-unread');
  await button(sender.page, /^Talk/).click();
  await sender.page.getByRole('log').getByText('settle this quietly').waitFor();
  await picture(sender.page, 'talk-sender');
  expect(await projector.getByText('settle this quietly').count()).toBe(0);

  // a statement: on the other phone, and on the big screen
  await sender.page.getByRole('tab', { name: 'Everybody' }).click();
  await say(sender.page, ['Press', 'We mean what we say.'], /^Say it to everybody/);
  await picture(sender.page, 'talk-public');
  await isAccessible(sender.page);
  await projector.getByText('“We mean what we say.”').waitFor();
  await picture(projector, 'talk-projector');
  await isAccessible(projector);
  await target.page.getByRole('tab', { name: /^Everybody/ }).click();
  await target.page.getByRole('log').getByText('We mean what we say.').waitFor();

  // a report, and what the host makes of it
  await button(target.page, /^Report what the United States said/).click();
  await target.page.getByText('Reported to the host').waitFor();
  const reported = host.page.getByRole('region', { name: 'Reported to you' });
  await reported.getByText('We mean what we say.').waitFor();
  await host.page.getByText(/^Talk: \d+ messages?/).click();
  await host.page.getByText('Talk, notes and a line to all').click();
  await picture(host.page, 'talk-host');
  await isAccessible(host.page);
  await reported.getByRole('button', { name: /^Mute/ }).click();
  await reported.getByRole('button', { name: /^Delete/ }).click();
  await target.page.getByRole('log').getByText('Deleted by the host.').waitFor();
  await projector.getByText('“We mean what we say.”').waitFor({ state: 'detached' });
  await sender.page.getByText(/The host has muted you/).waitFor();
  await picture(sender.page, 'talk-muted');

  // a line from the host to all
  await host.page.getByLabel('A line to everybody').fill('Two minutes left.');
  await button(host.page, 'Show it to all').click();
  await projector.getByText('Two minutes left.').waitFor();
  await target.page.getByText('Two minutes left.').waitFor();
  await button(target.page, 'Close').click();
  await picture(target.page, 'talk-line');
  await picture(projector, 'talk-projector-line');
  for (const person of [host, ...phones]) {
    expect(person.complaints).toEqual([]);
    expect([...person.hosts].every((one) => one.endsWith(`:${stage.server.port}`))).toBe(true);
  }
});
