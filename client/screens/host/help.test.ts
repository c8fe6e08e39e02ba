import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';

import type { Place } from '../../../shared/game/legal.ts';
import type { HostView } from '../../../shared/room/host-schema.ts';
import { breaches } from '../../testing/axe.ts';
import { FakeLink } from '../../testing/fake-link.svelte.ts';
import { classOf, classStates as states, hostView } from '../../testing/host-fixtures.ts';
import { playerId } from '../../testing/moment.ts';
import HostDesk from './HostDesk.svelte';
import type { HostCalls } from './room-links.ts';
import type { HostWish } from './host-offers.ts';
import { shownLinks, withInvitation } from './hosted.ts';

const links = {
  host: 'https://class.example/host#room=room1&host=secret',
  join: 'https://class.example/join#j1',
  projector: 'https://class.example/projector#p1',
  address: 'https://class.example',
};
const lobby = classOf(states.lobby);

const handOver = vi.fn<HostCalls['handOver']>();
const newInvitation = vi.fn<HostCalls['newInvitation']>();
const deleteClass = vi.fn<HostCalls['deleteClass']>();

async function show(view: HostView) {
  const link = new FakeLink();
  const commit = (command: HostWish, where: Place | undefined) => link.commit(command, where);
  const calls: HostCalls = { handOver, newInvitation, deleteClass };
  const props = { view, offset: 0, online: true, links, commit, calls };
  return { link, screen: await render(HostDesk, props) };
}

beforeEach(async () => {
  handOver.mockReset();
  newInvitation.mockReset();
  await page.viewport(1280, 800);
});

describe('help', () => {
  test('is more time for one person, which only the dialog shows', async () => {
    const { link, screen } = await show(lobby.hostView);
    await expect.element(screen.getByText('2 times as long')).not.toBeInTheDocument();
    await screen.getByRole('button', { name: 'Help Heron 2' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Help Heron 2' });
    await expect.element(dialog.getByLabelText('As announced')).toBeChecked();
    expect(await breaches(screen.container)).toEqual([]);
    await dialog.getByLabelText('2 times as long').click();
    expect(link.commits[0]?.command).toEqual({ type: 'clockFor', playerId: 'p2', factor: 2 });
  });

  test('is a code for another device, shown when asked for', async () => {
    const link = 'https://class.example/join#room=room1&seat=once';
    handOver.mockResolvedValue({ ok: true, value: { handOver: 'once', link, until: 60_000 } });
    const { screen } = await show(lobby.hostView);
    await screen.getByRole('button', { name: 'Help Heron 2' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Help Heron 2' });
    expect(handOver).not.toHaveBeenCalled();
    await dialog.getByRole('button', { name: 'Give this seat to another device' }).click();
    expect(handOver).toHaveBeenCalledWith('p2');
    await expect.element(dialog.getByRole('img', { name: /seat of Heron 2/ })).toBeVisible();
    await expect.element(dialog.getByLabelText('Or open this link there')).toHaveValue(link);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await screen.getByRole('button', { name: 'Help Otter 7' }).click();
    await expect.element(screen.getByRole('img', { name: /seat of/ })).not.toBeInTheDocument();
  });

  test('that cannot be given is said plainly', async () => {
    handOver.mockResolvedValue({ ok: false, code: 'unreachable', detail: '' });
    const { screen } = await show(lobby.hostView);
    await screen.getByRole('button', { name: 'Help Heron 2' }).click();
    await screen.getByRole('button', { name: 'Give this seat to another device' }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  });
});

test('who was removed is let back in with one tap', async () => {
  const removed = [{ playerId: playerId(98), name: 'Gone 1' }];
  const { link, screen } = await show(lobby.with({ removed }).hostView);
  await screen.getByRole('button', { name: 'Let Gone 1 back in' }).click();
  expect(link.commits[0]?.command).toEqual({ type: 'unkick', playerId: 'p99' });
});

test.each([
  [false, 'Lock', 'lock', /Open: whoever/],
  [true, 'Unlock', 'unlock', /Locked: nobody new/],
] as const)(
  'the door (locked: %s) says how it stands and is turned with %s',
  async (locked, name, type, says) => {
    const { link, screen } = await show(
      locked ? lobby.host({ type: 'lock' }).hostView : lobby.hostView,
    );
    await expect.element(screen.getByText(says)).toBeVisible();
    expect(await breaches(screen.container)).toEqual([]);
    await screen.getByRole('button', { name, exact: true }).click();
    expect(link.commits[0]?.command).toEqual({ type });
  },
);

test('a new code and link come only after a question', async () => {
  const value = {
    code: 'GGHHJJ',
    joinToken: 'j2',
    links: { join: 'https://class.example/join#j2' },
  };
  newInvitation.mockResolvedValue({ ok: true, value });
  const { screen } = await show(lobby.hostView);
  await screen.getByRole('button', { name: 'New code and link' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Make a new code and link?' });
  expect(newInvitation).not.toHaveBeenCalled();
  await dialog.getByRole('button', { name: 'New code and link' }).click();
  await expect.element(screen.getByText('The code is now G G H H J J.')).toBeVisible();
});

test('rounds begin together, or each game for itself, when the host says so', async () => {
  const { link, screen } = await show(hostView(states.threeGames));
  await expect.element(screen.getByText(/Each game goes on as soon as it is ready/)).toBeVisible();
  await screen.getByRole('button', { name: 'Begin rounds together' }).click();
  expect(link.commits[0]?.command).toEqual({ type: 'pace', mode: 'together' });
});

describe('links after a new code', () => {
  const room = {
    ...{ roomId: 'r1', token: 'h', code: 'ACDEFG', title: '', since: 1 },
    links: {
      host: 'http://localhost:3000/host#room=r1&host=h&join=j1&projector=p&code=ACDEFG',
      join: 'http://10.0.0.2:3000/join#j1',
      projector: 'http://10.0.0.2:3000/projector#room=r1&projector=p&join=j1&code=ACDEFG',
    },
  };

  test('are all new in the browser that asked for it', () => {
    const join = 'http://10.0.0.2:3000/join#j2';
    const next = withInvitation(room, { code: 'GGHHJJ', joinToken: 'j2', links: { join } });
    expect(shownLinks(next, 'GGHHJJ')).toMatchObject({
      host: 'http://10.0.0.2:3000/host#room=r1&host=h&join=j2&projector=p&code=GGHHJJ',
      join,
      projector: 'http://10.0.0.2:3000/projector#room=r1&projector=p&join=j2&code=GGHHJJ',
    });
  });

  test('lead through the code where another browser asked for it', () => {
    expect(shownLinks(room, 'ACDEFG').join).toBe(room.links.join);
    expect(shownLinks(room, 'GGHHJJ').join).toBe('http://10.0.0.2:3000/join#GGHHJJ');
  });
});
