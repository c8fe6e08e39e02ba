import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';

import type { HostPoll } from '../../../shared/poll/poll.ts';
import type { GameId, PollId } from '../../../shared/scenario/ids.ts';
import type { HostLegal, HostView } from '../../../shared/room/host-schema.ts';
import { FakeLink } from '../../testing/fake-link.svelte.ts';
import { classOf, classStates as states, hostView } from '../../testing/host-fixtures.ts';
import HostDesk from './HostDesk.svelte';
import type { HostWish } from './host-offers.ts';
import { foresightQuestion } from '../../text/foresight-words.ts';

const links = {
  host: 'https://class.example/host#room=room1&host=secret',
  join: 'https://class.example/join#j1',
  projector: 'https://class.example/projector#p1',
  address: 'https://class.example',
};

/** The view of a state in which every template has a place of its own. */
function viewOf(name: keyof typeof states): HostView {
  const view = hostView(states[name]);
  const legal = view.legal.map((one, step): HostLegal => ({ ...one, at: { round: 0, step } }));
  return { ...view, legal };
}

async function show(shown: keyof typeof states | HostView) {
  const view = typeof shown === 'string' ? viewOf(shown) : shown;
  const link = new FakeLink();
  const props = {
    offset: 0,
    online: true,
    links,
    commit: (command: HostWish, at: HostLegal['at'] | undefined) => link.commit(command, at),
  };
  const screen = await render(HostDesk, { view, ...props });
  const next = screen.getByRole('region', { name: /^Next:/ });
  return { view, link, screen, next, props };
}

/** The place of the template for a command, as the view has it. */
function placeOf(view: HostView, type: string, gameId?: string) {
  const found = view.legal.find(
    (one) => one.type === type && ('gameId' in one ? one.gameId : undefined) === gameId,
  );
  return found?.at;
}

beforeEach(async () => {
  await page.viewport(1280, 800);
});

/** With it goes what everybody is asked before round 1. */
const START = {
  type: 'start',
  foresight: {
    pollId: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
    question: foresightQuestion,
  },
} as const;

describe('the next thing', () => {
  test.each([
    [
      'lobby',
      /deal the roles\. 12 people are in\./,
      'Deal the roles',
      { type: 'deal', plan: 'bots' },
    ],
    ['dealt', /start\. Everybody sees their role/, 'Start the games', START],
    ['paused', /go on when everybody is back/, 'Go on in all games', { type: 'resume' }],
    [
      'heldUp',
      /go on without Lynx 4\? This seat holds up a game\./,
      'Go on without them',
      { type: 'advance', gameId: 'g1' },
    ],
    ['ended', /open the cables/, 'Open the cables', { type: 'open' }],
  ] as const)('%s: one line and one button', async (name, line, button, command) => {
    const { view, link, next } = await show(name);
    await expect.element(next.getByText(line).first()).toBeVisible();
    expect(next.getByRole('button').all()).toHaveLength(1);
    expect(next.getByRole('link').all()).toEqual([]);
    await next.getByRole('button', { name: button }).click();
    const gameId = 'gameId' in command ? command.gameId : undefined;
    expect(link.commits).toEqual([{ command, at: placeOf(view, command.type, gameId) }]);
  });

  test.each([
    ['empty', /let people join/, /Open the projector page/, links.projector],
    ['opened', /talk about it\..*three questions/, 'Show the questions', '#talk'],
  ] as const)('%s: one line and one link', async (name, line, label, href) => {
    const { next } = await show(name);
    await expect.element(next.getByText(line).first()).toBeVisible();
    expect(next.getByRole('button').all()).toEqual([]);
    await expect.element(next.getByRole('link', { name: label })).toHaveAttribute('href', href);
  });

  test.each(['briefing', 'prepare', 'bargain', 'outcome', 'eightGames'] as const)(
    '%s: nothing to do, so no button',
    async (name) => {
      const { next } = await show(name);
      await expect.element(next.getByText(/nothing to do/).first()).toBeVisible();
      expect(next.getByRole('button').all()).toEqual([]);
    },
  );

  test.each(['lobby', 'dealt', 'paused', 'heldUp', 'ended'] as const)(
    '%s: no button for what is not legal',
    async (name) => {
      const { next } = await show({ ...viewOf(name), legal: [] });
      await expect.element(next).toBeVisible();
      expect(next.getByRole('button').all()).toEqual([]);
    },
  );

  test('is told as soon as it changes', async () => {
    const { screen, next, props } = await show('lobby');
    await screen.rerender({ view: viewOf('dealt'), ...props });
    await expect.element(next.getByRole('button', { name: 'Start the games' })).toBeVisible();
    await expect
      .element(next.getByRole('status'))
      .toMatchTextContent(/^Next: start\. Everybody sees/);
  });
});

describe('the deal', () => {
  test('says in words who sits where before anything is dealt', async () => {
    const { view, link, screen } = await show('crowdedLobby');
    await screen.getByText('More', { exact: true }).click();
    const groups = screen.getByRole('combobox', { name: 'Number of games' });
    await expect.element(screen.getByText(/^6 games of 5 people each\./)).toBeVisible();
    await groups.selectOptions('7');
    await expect.element(screen.getByText(/^2 games of 5 and 5 games of 4 people\./)).toBeVisible();
    await screen.getByRole('button', { name: 'Deal into 7 games' }).click();
    expect(link.commits).toEqual([
      { command: { type: 'deal', groups: 7 }, at: placeOf(view, 'deal') },
    ]);
  });

  test('offers no more and no fewer games than are legal', async () => {
    const { screen } = await show('lobby');
    await screen.getByText('More', { exact: true }).click();
    const choices = screen.getByRole('option').all();
    const numbers = choices.map((choice) => Number(choice.element().textContent));
    expect([numbers[0], numbers.at(-1)]).toEqual([3, 12]);
  });

  test('proposes plans in words, and one click takes the one that is picked', async () => {
    const { view, link, screen, next } = await show(hostView({ ...states.lobby, people: 13 }));
    await expect.element(screen.getByText('One game of 5, 2 of 4 and 1 bot each.')).toBeVisible();
    await expect.element(screen.getByRole('radio', { name: /^Bots fill/ })).toBeChecked();
    await screen.getByRole('radio', { name: /^Some watch/ }).click();
    await next.getByRole('button', { name: 'Deal the roles' }).click();
    expect(link.commits).toEqual([
      { command: { type: 'deal', plan: 'watch' }, at: placeOf(view, 'deal') },
    ]);
  });

  test('asks how a delegation decides where there is one', async () => {
    const { link, screen } = await show(hostView({ ...states.lobby, people: 7 }));
    await expect
      .element(screen.getByText(/2 countries are held by two people together/))
      .toBeVisible();
    await screen.getByRole('radio', { name: /^By majority/ }).click();
    const roles = screen.getByRole('region', { name: 'Roles' });
    await roles.getByRole('button', { name: 'Deal the roles' }).click();
    expect(link.commits[0]?.command).toEqual({ type: 'deal', plan: 'share', rule: 'majority' });
  });

  test('games are compared by a ready design, and changed by hand after the deal', async () => {
    const { link, screen } = await show('lobby');
    await screen.getByText('More', { exact: true }).click();
    await screen.getByRole('radio', { name: /^Allies or rivals/ }).click();
    const roles = screen.getByRole('region', { name: 'Roles' });
    await roles.getByRole('button', { name: 'Deal the roles' }).click();
    expect(link.commits[0]?.command).toEqual({
      ...{ type: 'deal', plan: 'bots', treatments: 'friends' },
    });
    await screen.unmount();
    const treat = { type: 'treat', gameId: 'g1' as GameId, treatment: 'plain' } as const;
    const after = await show(classOf(states.dealtIntoThree).host(treat).hostView);
    const game = after.screen.getByRole('combobox', { name: 'What differs in game 2' });
    await game.selectOptions('rivals instead of allies');
    expect(after.link.commits[0]?.command).toMatchObject({
      ...{ type: 'treat', treatment: 'rivals', gameId: 'g2' },
    });
  });

  test('is taken back with one tap before the start, and asked about after it', async () => {
    const { link, screen } = await show('dealt');
    await screen.getByRole('button', { name: 'Take the deal back' }).click();
    expect(link.commits[0]?.command).toEqual({ type: 'undoDeal' });
    await screen.unmount();
    const playing = await show('briefing');
    await playing.screen.getByRole('button', { name: 'Take the deal back' }).click();
    expect(playing.link.commits).toEqual([]);
    const dialog = playing.screen.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Take the deal back' }).click();
    expect(playing.link.commits[0]?.command).toEqual({ type: 'undoDeal' });
  });

  test('shows every seat by name, and bots as bots', async () => {
    const { screen } = await show('dealtIntoThree');
    const roles = screen.getByRole('region', { name: 'Roles' });
    await expect.element(roles.getByRole('heading', { name: 'Game 3' })).toBeVisible();
    expect(roles.getByText('United States').all()).toHaveLength(3);
    await expect.element(roles.getByText('Otter 7')).toBeVisible();
    expect(roles.getByText('bot', { exact: true }).all()).toHaveLength(3);
  });
});

describe('the games', () => {
  test.each([
    ['Pause', { type: 'pause' }],
    ['+30 s', { type: 'extend', seconds: 30 }],
    ['Push on', { type: 'advance' }],
  ] as const)('%s goes to one game, and to all', async (label, command) => {
    const { view, link, screen } = await show('threeGames');
    await screen.getByRole('button', { name: `${label}, game 2` }).click();
    const all = { Pause: 'Pause all', '+30 s': '+30 s for all', 'Push on': 'Push all on' }[label];
    await screen.getByRole('button', { name: all }).click();
    expect(link.commits).toEqual([
      { command: { ...command, gameId: 'g2' }, at: placeOf(view, command.type, 'g2') },
      { command, at: placeOf(view, command.type) },
    ]);
  });

  test('a paused game goes on by itself, and is not pushed', async () => {
    const { view, link, screen } = await show('paused');
    await expect.element(screen.getByText('Paused')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: /Push/ })).not.toBeInTheDocument();
    await expect.element(screen.getByRole('button', { name: /Pause/ })).not.toBeInTheDocument();
    await screen.getByRole('button', { name: 'Go on, game 1' }).click();
    expect(link.commits).toEqual([
      { command: { type: 'resume', gameId: 'g1' }, at: placeOf(view, 'resume', 'g1') },
    ]);
  });

  test.each(['lobby', 'dealt', 'threeGames', 'paused', 'ended'] as const)(
    '%s has no button that is not legal',
    async (name) => {
      const { screen } = await show({ ...viewOf(name), legal: [] });
      await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
      const labels = screen.getByRole('button').all();
      expect(labels.map((button) => button.element().textContent.trim())).toEqual(
        name === 'lobby' || name === 'dealt' ? ['Copy', 'Show my private link'] : [],
      );
    },
  );

  test.each([1, 3, 8])('%i stand side by side, each with its clock', async (games) => {
    const { screen } = await show(hostView({ games, phase: 'bargain' }));
    await expect.element(screen.getByRole('article').first()).toBeVisible();
    expect(screen.getByRole('article').all()).toHaveLength(games);
    expect(screen.getByRole('timer').all()).toHaveLength(games);
  });

  test('who is awaited stands there by name', async () => {
    const view = viewOf('prepare');
    const [game] = view.games;
    if (game) view.games = [{ ...game, count: { done: 5, of: 6 } }];
    const { screen } = await show(view);
    const card = screen.getByRole('article', { name: 'Game 1' });
    await expect.element(card).toMatchTextContent(/Writing cables, round 3 of 5, 5 of 6 ready/);
    await expect
      .element(card.getByText('Waiting for Otter 7 (United States) and Heron 2 (South Korea)'))
      .toBeVisible();
  });
});

describe('more', () => {
  test.each(['empty', 'prepare', 'ended'] as const)(
    '%s: the handout is one tap away',
    async (name) => {
      const { screen } = await show(name);
      await expect
        .element(screen.getByRole('link', { name: /The handout/ }))
        .toHaveAttribute('href', '/docs');
    },
  );

  test('the host allows a look at theory, and takes it back', async () => {
    const { view, link, screen, props } = await show('prepare');
    const box = screen.getByRole('checkbox', { name: 'Show what theory would have done' });
    await expect.element(box).not.toBeChecked();
    await box.click();
    const at = placeOf(view, 'theory');
    expect(link.commits).toEqual([{ command: { type: 'theory', allowed: true }, at }]);
    await screen.rerender({ view: { ...view, theory: true }, ...props });
    await expect.element(box).toBeChecked();
    await box.click();
    expect(link.commits.at(-1)?.command).toEqual({ type: 'theory', allowed: false });
  });
});

test('a question that was left on the big screen is named, and put away from here', async () => {
  const view = viewOf('lobby');
  const pollId = 'a'.repeat(32) as PollId;
  const left: HostPoll = {
    ...{ pollId, question: { kind: 'word', title: 'One word?' }, open: true, askedAt: 0 },
    ...{ shown: false, putAway: false, answered: 0, of: 4, answers: [] },
    result: { kind: 'word', words: [] },
  };
  const { screen, link } = await show({ ...view, polls: [left] });
  await expect
    .element(screen.getByText(/covers the big screen and the phones: One word\?/))
    .toBeVisible();
  await screen.getByRole('button', { name: 'Put it away' }).click();
  expect(link.commits).toMatchObject([{ command: { type: 'putAwayPoll', pollId } }]);
});
