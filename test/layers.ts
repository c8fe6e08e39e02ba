/**
 * Which folder may import which. ESLint shows a breach in the editor; the architecture test reads
 * the real import graph and decides.
 */

/** Folders of `shared/`, left to right, each with the folders it may import: only earlier ones. */
export const SHARED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  // ids and the cast of countries: a game is set up from a scenario, so scenario stands left of game
  scenario: ['model'],
  game: ['model', 'scenario'],
  flow: ['model', 'scenario', 'game'],
  // words are no moves: the game does not know them, views and bots do
  talk: ['model', 'scenario', 'game'],
  // questions to the class: beside the games, like talk
  poll: ['model', 'scenario', 'game', 'talk'],
  view: ['model', 'scenario', 'game', 'talk', 'poll'],
  // flow: bots play whole games out, for par and for the balance of a scenario
  bots: ['model', 'scenario', 'game', 'flow', 'talk', 'poll', 'view'],
  // view: the room's pages are made of its games' views
  room: ['model', 'scenario', 'game', 'flow', 'talk', 'poll', 'view', 'bots'],
  protocol: ['model', 'scenario', 'game', 'talk', 'poll', 'view', 'room'],
  // protocol: what a commit comes to, with no server around it
  deciding: ['model', 'scenario', 'game', 'flow', 'talk', 'poll', 'room', 'protocol'],
  // bots: what a game would have come to with other players is played out, not guessed
  replay: ['model', 'scenario', 'game', 'flow', 'talk', 'poll', 'view', 'bots', 'room'],
  // replay: the regret of every decision is a column
  export: ['model', 'scenario', 'game', 'flow', 'talk', 'poll', 'view', 'bots', 'room', 'replay'],
};

/** What a side may import besides itself. `test/` may import everything and nobody imports it. */
export const SIDES: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  server: ['shared'],
  client: ['shared'],
};

/**
 * The only packages in `shared/`: it runs on the server, in the browser and in a replay.
 * pure-rand makes seeded chance without holding any: whoever needs it gets `random` passed in.
 */
export const SHARED_PACKAGES: readonly string[] = ['zod/mini', 'xstate', 'pure-rand'];

/** Never in a side, whatever its package.json says. */
export const FOREIGN: Readonly<Record<string, readonly string[]>> = {
  server: ['svelte', 'vite', 'socket.io-client'],
  client: ['node:', 'express', 'socket.io', 'kysely', 'pino'],
};
