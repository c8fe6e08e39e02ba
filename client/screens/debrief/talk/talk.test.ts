import { strToU8, zipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../style/tokens.css';
import '../../../style/base.css';
import { keep } from '../../../link/store.ts';
import { breaches } from '../../../testing/axe.ts';
import { debrief } from '../../../text/debrief-words.ts';
import Debrief from '../Debrief.svelte';
import example from '../example.jsonl?raw';
import { playersOf } from '../replay/player.svelte.ts';
import { openFile, openRoom } from '../file/source.ts';

const text = debrief.said;

/** When the first quiet cable of the first game arrives. */
const [, arrived = ''] = /"at":(\d+),"event":\{"type":"threatDelivered"/.exec(example) ?? [];
const [, game = ''] = /"gameId":"([^"]+)"/.exec(example) ?? [];
const time = (after: number): string => new Date(Number(arrived) + after).toISOString();
const row = (id: string, rest: string): string => `"r","${id}","${game}",1,"bargain",${rest}`;
const messages = [
  'roomId,messageId,gameId,round,phase,channel,countryId,playerId,at,phrase,percent,about,text,reported',
  row('m1', `"public","aldmere","p2",${time(0)},"calmDown",,,,0`),
  row('m2', `"dyad:pellow","pellow","p1",${time(0)},"makeSmaller",20,,,0`),
  row('m3', `"allies","varne","p3",${time(3_600_000)},,,,"We are <b>few</b>",0`),
].join('\n');

const zipped = (talk: string = messages): File => {
  const zip = zipSync({ 'events.jsonl': strToU8(example), 'messages.csv': strToU8(talk) });
  return new File([new Uint8Array(zip)], 'entente.zip');
};

async function openedZip(file = zipped()) {
  const screen = await render(Debrief);
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (input === null) throw new Error('no place for a file');
  await userEvent.upload(input, file);
  await screen.getByRole('tab', { name: /Replay/ }).click();
  await screen.getByRole('heading', { level: 1 }).click();
  return screen;
}

test('nothing that was said is on the page until somebody asks for it', async () => {
  const screen = await openedZip();
  await userEvent.keyboard('{End}');
  await expect.element(screen.getByRole('button', { name: text.show })).toBeVisible();
  await expect.element(screen.getByText(/We are/)).not.toBeInTheDocument();
  await screen.getByRole('button', { name: text.show }).click();
  await expect.element(screen.getByText(text.warning)).toBeVisible();
  // words are words
  await expect.element(screen.getByText('We are <b>few</b>')).toBeVisible();
  expect(await breaches(screen.container)).toEqual([]);
  await screen.getByRole('button', { name: text.hide }).click();
  await expect.element(screen.getByText(/We are/)).not.toBeInTheDocument();
});

test('it follows the moment, and what was private is sealed as the cables are', async () => {
  const screen = await openedZip();
  await screen.getByRole('button', { name: text.show }).click();
  await expect.element(screen.getByText(text.none)).toBeVisible();
  await screen.getByRole('heading', { level: 1 }).click();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  const list = screen.getByRole('region', { name: text.list });
  await expect.element(list).toMatchTextContent(/Aldmere to everybody.*stay calm/);
  await expect.element(list).toMatchTextContent(/Pellow to Aldmere.*sealed/);
  await expect.element(list).not.toMatchTextContent(/We are|20%/);
  await screen.getByRole('button', { name: debrief.replay.unseal }).click();
  await expect.element(list).toMatchTextContent(/Make it 20%, and we can talk/);
  await screen.getByRole('combobox', { name: text.channel }).selectOptions('To everybody');
  await expect.element(list).not.toMatchTextContent(/Make it 20%/);
  await screen.getByRole('combobox', { name: debrief.room.game }).selectOptions('Game 2');
  await expect.element(screen.getByText(text.never)).toBeVisible();
});

test('a damaged file of messages is named, and the replay goes on', async () => {
  const screen = await openedZip(zipped('a,b\n1,2'));
  await screen.getByRole('button', { name: text.show }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(text.damaged);
  await screen.getByRole('button', { name: debrief.replay.forward }).click();
  await expect.element(screen.getByRole('slider')).toHaveValue('1');
});

test('a second window is told only what it is to show, and no more of it than this one shows', async () => {
  const shown = await openFile(zipped());
  if (!('log' in shown) || shown.talk === null) throw new Error('not opened');
  const { talk, log } = shown;
  const [player] = playersOf(log.games);
  if (player === undefined) throw new Error('no game');
  await talk.need(game);
  player.go(player.last);
  player.opened = false;
  expect(talk.forWall(player)).toBeNull();
  talk.shown = true;
  expect(talk.forWall(player)).toBeNull();
  talk.onWall = true;
  expect(talk.forWall(player)?.map(({ words }) => words)).toEqual([
    'We ask everybody to stay calm.',
    null,
    null,
  ]);
  talk.channel = null;
  talk.shown = false;
  expect(talk.forWall(player)).toBeNull();
});

test('only the host’s browser can ask a room what was said, and asks when it is wanted', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string, { headers }: { headers: Record<string, string> }) => {
    asked.push(`${url} ${headers['authorization']}`);
    if (url.endsWith('log.jsonl')) return Promise.resolve(new Response(example));
    return Promise.resolve(new Response(JSON.stringify({ messages: [] })));
  });
  keep('projector.r1', { token: 'wall' });
  keep('host.r2', { token: 'mine' });
  const guest = await openRoom('r1');
  expect('log' in guest && guest.talk).toBeNull();
  const host = await openRoom('r2');
  if (!('log' in host) || host.talk === null) throw new Error('not opened for the host');
  expect(asked.filter((one) => one.includes('messages'))).toEqual([]);
  await host.talk.need(game);
  await host.talk.need(game);
  expect(asked.filter((one) => one.includes('messages'))).toEqual([
    `/api/rooms/r2/games/${game}/messages Bearer mine`,
  ]);
  expect(host.talk.of(game)).toEqual({ ok: true, messages: [] });
  vi.unstubAllGlobals();
  localStorage.clear();
});
