import { Accepted, Commit, Draft } from '../../../shared/protocol/protocol.ts';
import { REFUSALS, type RefusalCode } from '../../../shared/protocol/refusals.ts';
import { CountryId, GameId } from '../../../shared/scenario/ids.ts';
import { isRefused, refused } from '../../rooms/cell/seat.ts';
import { done, events, json, view } from '../answers.ts';
import { EVERYBODY, HOST, PLAYER } from '../callers.ts';
import { get, post, type Route } from '../route.ts';

/** Codes that belong to coming in, to addresses and to pages of others: no command meets them. */
const NOT_OF_COMMANDS: readonly RefusalCode[] = [
  ...(['unknown-code', 'unknown-scenario', 'wrong-pin', 'name-taken', 'room-full'] as const),
  ...(['not-found', 'foreign-origin'] as const),
];
const OF_COMMANDS = (Object.keys(REFUSALS) as RefusalCode[]).filter(
  (code) => !NOT_OF_COMMANDS.includes(code),
);

/** What a seat sees and does while it plays. */
export const SEAT: readonly Route[] = [
  post('/api/rooms/:roomId/commands', EVERYBODY, {
    id: 'giveCommand',
    summary: 'Gives a command',
    detail:
      'Answered once the command is durable. Sent again under the same id, it gets the same answer and counts once. Who may give which command stands with each command as `x-roles`; what a seat may do right now stands in `legal` of its view.',
    takes: { body: Commit },
    answer: json(200, 'Written down.', Accepted),
    refusals: OF_COMMANDS,
    work: async ({ rooms }, { by, body }) => {
      const reply = await rooms.dispatch(by, body);
      return reply.ok ? reply : refused(reply.code);
    },
  }),
  get('/api/rooms/:roomId/view', EVERYBODY, {
    id: 'getView',
    summary: 'What this seat may know right now',
    takes: {},
    answer: view('The view.'),
    work: async ({ rooms }, { by }) => {
      const seen = await rooms.view(by);
      return isRefused(seen) ? seen : { view: seen, now: rooms.now() };
    },
  }),
  get('/api/rooms/:roomId/seats/:gameId/:countryId', HOST, {
    id: 'getSeatView',
    summary: 'What a seat that people hold may know right now, for a host who helps',
    detail: 'With `actFor` the host can give a command out of its `legal` in their place.',
    takes: { gameId: GameId, countryId: CountryId },
    answer: view('The view of that seat.'),
    refusals: ['unknown-game', 'unknown-target', 'unknown-player'],
    work: async ({ rooms }, { by, gameId, countryId }) => {
      const seen = await rooms.viewFrom(by, { gameId, countryId });
      return isRefused(seen) ? seen : { view: seen, now: rooms.now() };
    },
  }),
  get('/api/rooms/:roomId/events', EVERYBODY, {
    id: 'streamEvents',
    summary: 'The view and every change of it, as server-sent events',
    detail:
      "`event: view`, with the server's clock in ms as `id`, holds a whole view; the first comes at once. At the end comes `event: signedOff` with `{code}`. A comment every eight seconds says that the stream still stands. Whoever answers one of them with `POST .../here` is expected to answer the others too.",
    takes: {},
    answer: events('A stream that stays open.'),
    work: ({ streams }, { by, res }) => streams.open(by, res),
  }),
  post('/api/rooms/:roomId/here', EVERYBODY, {
    id: 'sayHere',
    summary: 'Says that whoever reads the stream is still there',
    detail:
      'Not needed. After the first time, a heartbeat that is not answered within six seconds ends the stream, so that a device that vanished is noticed.',
    takes: {},
    answer: done('Heard.'),
    work: ({ streams }, { by }) => streams.heard(by),
  }),
  post('/api/rooms/:roomId/draft', PLAYER, {
    id: 'shareDraft',
    summary: 'Shows what a member of a delegation tries out to the others of it',
    detail: 'Kept nowhere. The others get it as an event `draft` of their stream.',
    takes: { body: Draft },
    answer: done('Handed on, if anybody is there.'),
    work: ({ rooms }, { by, body }) => rooms.relay(by, body),
  }),
];
