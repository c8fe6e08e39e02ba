import { parIn } from '../../shared/bots/play-out.ts';
import { createGame, step, type GameInput } from '../../shared/flow/step.ts';
import { BLOC } from '../../shared/game/bloc.ts';
import { SeatCommand } from '../../shared/game/command.ts';
import type { Phase } from '../../shared/game/event.ts';
import { fold } from '../../shared/game/evolve.ts';
import { dyadOf, unready, type Game } from '../../shared/game/game.ts';
import { heldBy, membersOf } from '../../shared/game/holder.ts';
import { seatOfMover } from '../../shared/game/seat-clock.ts';
import type { CommitRule, GameSetup } from '../../shared/game/setup.ts';
import { STAGE_TREE, type Move } from '../../shared/model/stage-tree.ts';
import type { PlanId } from '../../shared/room/choices.ts';
import { dealtEvent } from '../../shared/room/deal.ts';
import { decideRoom, type RoomCommand } from '../../shared/room/decide-room.ts';
import { ownResults } from '../../shared/room/earlier-views.ts';
import { botFor } from '../../shared/room/free-seats.ts';
import { layoutOf, seatsForPeople, sizesOf } from '../../shared/room/layout.ts';
import { clockOf, type RoomOptions } from '../../shared/room/options.ts';
import { foldRoom, type RoomEvent } from '../../shared/room/room.ts';
import { allEnded, type Person, type RoomShown } from '../../shared/room/room-shown.ts';
import { foresightFor } from '../../shared/room/foresight.ts';
import * as views from '../../shared/room/room-views.ts';
import { decideWish } from '../../shared/room/wish.ts';
import { theoryOf } from '../../shared/room/theory-of-seat.ts';
import { ChannelId, CountryId, GameId, MessageId } from '../../shared/scenario/ids.ts';
import { PlayerId, RoomId } from '../../shared/scenario/ids.ts';
import { steel2018 } from '../../shared/scenario/steel-2018.ts';
import { readersOf } from '../../shared/talk/channels.ts';
import { decideSay } from '../../shared/talk/decide-talk.ts';
import { applyTalk, SILENCE, type TalkWrites, type Words } from '../../shared/talk/message.ts';
import { seatTalk } from '../../shared/talk/seat-talk.ts';
import type { SenderView, TargetView } from '../../shared/view/seat-schema.ts';
import { seatView } from '../../shared/view/seat-view.ts';

export const US = CountryId.parse('united-states');
export const KOREA = CountryId.parse('korea');
export const CANADA = CountryId.parse('canada');
export const EU = CountryId.parse('eu');
export const JAPAN = CountryId.parse('japan');
export const TARGETS = [KOREA, CANADA, EU, JAPAN];
const SEATS = [US, ...TARGETS];

/** What is written to a country, and every move after it; a number is a petition that offers so much. */
interface Dealing {
  readonly demand: number;
  readonly loud?: boolean;
  readonly exception?: boolean;
  readonly moves?: readonly (Move | number)[];
}

type Posture = Extract<SeatCommand, { type: 'posture' }>;

/** One round: the sender's dealings, and who does anything else at home than hold. */
export interface Round {
  readonly cables?: Readonly<Record<string, Dealing>>;
  readonly postures?: Readonly<Record<string, Partial<Posture>>>;
  readonly welcome?: CountryId[];
}

type State = Omit<RoomShown, 'roomSeen'> & Required<Pick<RoomShown, 'talk' | 'polls' | 'earlier'>>;

const ROUNDS = 5;
let par: GameSetup['par'] | null = null;

/** What theory earns takes a while to find, and is the same in every game here. */
function parOfSteel(): GameSetup['par'] {
  par ??= parIn({ cast: steel2018.cast, rounds: ROUNDS }).map((stakes, seat) => {
    return { countryId: SEATS[seat] ?? US, points: Math.round(100 * stakes) };
  });
  return par;
}

/** The id of a person, by place in the list. */
export const playerId = (i: number): PlayerId => PlayerId.parse(`p${i + 1}`);

/** A class that has just come in. */
export function opened(
  names: readonly string[],
  now: number,
  options: RoomOptions = {},
): PlayedMoment {
  const roomId = RoomId.parse('room1');
  const all = { rounds: ROUNDS, ...options };
  const room = foldRoom([{ type: 'roomOpened', roomId, scenario: steel2018, options: all }]);
  const people = names.map((name, i): Person => {
    return { playerId: playerId(i), name, presence: 'here' };
  });
  const nothing = { games: [], talk: SILENCE, polls: [], earlier: [] };
  return new PlayedMoment({ room, people, code: 'ACDEFG', ...nothing }, now);
}

/**
 * A class as it stands, played by the rules. Whatever is done gives the class after it, so that any
 * moment can be kept, and gone on from in several ways. What the rules refuse is thrown.
 */
export class PlayedMoment {
  readonly state: State;
  readonly now: number;

  constructor(state: State, now: number) {
    this.state = state;
    this.now = now;
  }

  with(change: Partial<State>): PlayedMoment {
    return new PlayedMoment({ ...this.state, ...change }, this.now);
  }

  game(number: number): Game {
    const found = this.state.games.find(({ setup }) => setup.number === number);
    if (found === undefined) throw new Error(`no game ${number}`);
    return found;
  }

  /** Who holds a seat of a game. */
  holding(seat: CountryId, number: number): readonly PlayerId[] {
    return membersOf(this.game(number).holders[seat]);
  }

  /** These people, by place in the list, are away, or whatever is said of them. */
  gone(who: readonly number[], presence: Person['presence'] = 'away'): PlayedMoment {
    const ids = who.map(playerId);
    const isGone = (one: Person): boolean => ids.includes(one.playerId);
    const people = this.state.people.map((one) => (isGone(one) ? { ...one, presence } : one));
    return this.with({ people });
  }

  happened(...events: readonly RoomEvent[]): PlayedMoment {
    return this.with({ room: foldRoom(events, this.state.room) });
  }

  /** Deals in the order of the list instead of by lot, so that tests know who sits where. */
  deal(how: { games?: number; plan?: PlanId; rule?: CommitRule } = {}): PlayedMoment {
    const { room, people, games, earlier } = this.state;
    const layout = how.plan && layoutOf(room, how.plan, people.length);
    const { games: many, seated } = layout ?? { games: how.games ?? 1, seated: people.length };
    const sizes = sizesOf(room, { games: many, seated });
    const seats = seatsForPeople(room);
    const setups = sizes.map((size, table): GameSetup => {
      const first = sizes.slice(0, table).reduce((sum, one) => sum + one, 0);
      const holders = seats.map((countryId, seat) => {
        const held = people.slice(first, first + size).filter((_, i) => i % seats.length === seat);
        const ids = held.map((one) => one.playerId);
        return { countryId, holder: heldBy(ids, how.rule ?? 'anyone') ?? botFor(room, countryId) };
      });
      const number = room.earlier.length + games.length + table + 1;
      return {
        ...{ gameId: GameId.parse(`g${number}`), number, cast: steel2018.cast, seed: number },
        ...{ rounds: ROUNDS, practice: room.options.practice ?? false, holders },
        ...{ clock: clockOf(room.options.seconds), par: parOfSteel() },
      };
    });
    const watchers = people.slice(seated).map((one) => {
      return { playerId: one.playerId, gameId: GameId.parse('g1') };
    });
    const next = this.happened(dealtEvent({ games: setups, watchers }));
    return next.with({ games: [], earlier: [...earlier, ...games] });
  }

  host(command: Exclude<RoomCommand, { type: 'deal' | 'again' | 'end' }>): PlayedMoment {
    const { room, people, games } = this.state;
    const players = people.map((one) => one.playerId);
    const decision = decideRoom(room, command, { players, seed: 1, allEnded: allEnded(games) });
    if (!decision.ok) throw new Error(`${command.type}: ${decision.code}`);
    const next = this.happened(...decision.events);
    if (command.type !== 'start') return next;
    const begun = next.state.room.games.map((setup) => fold(createGame(setup, this.now)));
    return next.with({ games: begun });
  }

  wishes(i: number, countryId: CountryId): PlayedMoment {
    const decision = decideWish(this.state.room, playerId(i), { type: 'wish', countryId });
    if (!decision.ok) throw new Error(`a wish for ${countryId}: ${decision.code}`);
    return this.happened(...decision.events);
  }

  step(input: GameInput, number = 1): PlayedMoment {
    const game = this.game(number);
    const decision = step(game, input, this.now);
    const what = input.type === 'command' ? `${input.by} ${input.command.type}` : input.type;
    if (!decision.ok) throw new Error(`${what} in round ${game.round}: ${decision.code}`);
    const after = fold(decision.events, game);
    return this.with({ games: this.state.games.map((one) => (one === game ? after : one)) });
  }

  /** A seat decides, or its bot where nobody is there. */
  does(by: CountryId, command: SeatCommand, number = 1): PlayedMoment {
    const ids = this.holding(by, number);
    const there = this.state.people.some((one) => ids.includes(one.playerId) && isHuman(one));
    const decidedBy = there ? 'human' : 'bot';
    return this.step({ type: 'command', by, command, decidedBy }, number);
  }

  /** Everybody is ready for what comes next: in one game, or in all. */
  ready(number?: number): PlayedMoment {
    const games = this.state.games.filter(({ setup }) => (number ?? setup.number) === setup.number);
    const ready = (now: PlayedMoment, game: Game): PlayedMoment =>
      unready(game).reduce((at, seat) => at.does(seat, { type: 'ready' }, game.setup.number), now);
    return games.reduce(ready, this);
  }

  /** These targets hand in what they do at home. */
  atHome(seats: readonly CountryId[], { postures = {} }: Round = {}, number = 1): PlayedMoment {
    const hold = { type: 'posture', stance: 'hold', bloc: false } as const;
    return seats.reduce<PlayedMoment>(
      (now, seat) => now.does(seat, { ...hold, ...postures[seat] }, number),
      this,
    );
  }

  /** The sender hands in its cables. */
  writes({ cables = {}, welcome }: Round, number = 1): PlayedMoment {
    const written = Object.entries(cables).map(([targetId, { demand, loud, exception }]) => ({
      ...{ targetId: CountryId.parse(targetId), demand, instrument: 'tariff' },
      ...{
        publicity: loud ? ('loud' as const) : ('quiet' as const),
        exception: exception ?? false,
      },
    }));
    return this.does(US, { type: 'prepare', cables: written, ...(welcome && { welcome }) }, number);
  }

  /** The next move in a quarrel, by whoever has it. */
  move(targetId: CountryId, move: Move | number, number = 1): PlayedMoment {
    const game = this.game(number);
    const { node } = dyadOf(game, targetId === BLOC ? (game.bloc[0] ?? targetId) : targetId);
    if (node === null) throw new Error(`nothing to answer for ${targetId}`);
    const { mover } = STAGE_TREE[node];
    const about = mover === 'sender' ? { targetId } : {};
    const said = typeof move === 'number' ? { type: 'petition', offer: move } : { type: move };
    const by = seatOfMover(game, { targetId, mover });
    return this.does(by, SeatCommand.parse({ ...said, ...about }), number);
  }

  /** Everything is handed in, and every quarrel goes on as far as the round tells. */
  plays(round: Round = {}, number = 1): PlayedMoment {
    const prepared = this.atHome(TARGETS, round, number).writes(round, number);
    return Object.entries(round.cables ?? {}).reduce(
      (now, [id, { moves = [] }]) =>
        moves.reduce<PlayedMoment>((at, one) => at.move(CountryId.parse(id), one, number), now),
      prepared,
    );
  }

  /** A game plays on until a phase of a round begins. Where the rounds tell nothing, all is peace. */
  until(
    place: { round?: number; phase: Phase },
    rounds: readonly Round[] = [],
    number = 1,
  ): PlayedMoment {
    const { phase, round } = this.game(number);
    if (phase === place.phase && round === (place.round ?? round)) return this;
    if (phase === 'ended') throw new Error(`no ${place.phase} in game ${number}`);
    const next = phase === 'prepare' ? this.plays(rounds[round - 1], number) : this.ready(number);
    return next.until(place, rounds, number);
  }

  words(writes: TalkWrites): PlayedMoment {
    return this.with({ talk: applyTalk(this.state.talk, writes) });
  }

  says(
    by: CountryId,
    channel: string,
    { inGame: number = 1, ...words }: Words & { readonly inGame?: number },
  ): PlayedMoment {
    const { room, talk } = this.state;
    const game = this.game(number);
    const speaker = this.holding(by, number)[0] ?? null;
    const [id, where] = [MessageId.parse(`m${talk.messages.length + 1}`), ChannelId.parse(channel)];
    const decision = decideSay(game, by, {
      command: { type: 'say', channel: where, ...words },
      context: { settings: room.talk, playerId: speaker, inPace: true, filter: talk.lines.filter },
    });
    if (!decision.ok) throw new Error(`${by} in ${channel}: ${decision.code}`);
    const message = {
      ...{ id, gameId: game.setup.gameId, round: game.round, phase: game.phase, channel: where },
      ...{ to: readersOf(game, where), playerId: speaker, seat: by, words: decision.words },
      ...{ at: this.now + 60_000 * talk.messages.length, reported: false, reportedBy: null },
    };
    return this.words({ said: [message] });
  }

  private get shown(): RoomShown {
    return { ...this.state, roomSeen: this.state.room.seen };
  }

  get hostView() {
    return views.hostView(this.shown);
  }

  get projectorView() {
    return views.projectorView(this.shown);
  }

  /** What a person without a seat in a running game sees. */
  player(i: number) {
    return views.playerView(this.shown, playerId(i));
  }

  sender(number = 1): SenderView {
    const view = this.seat(US, number);
    if (view.kind !== 'sender') throw new Error('no sender');
    return view;
  }

  target(seat: CountryId, number = 1): TargetView {
    const view = this.seat(seat, number);
    if (view.kind !== 'target') throw new Error(`${seat} is no target`);
    return view;
  }

  /** As whoever holds a seat sees it; of a delegation, the first. */
  private seat(seat: CountryId, number: number) {
    const { room, talk, people } = this.state;
    const game = this.game(number);
    const me = this.holding(seat, number)[0] ?? null;
    const settings = { settings: room.talk, talk, playerId: me, inPace: true };
    const members = people.map(({ presence, ...one }) => ({ ...one, here: presence === 'here' }));
    return seatView(game, seat, {
      ...views.contextOf(this.shown, game),
      facts: room.scenario.facts,
      broadcast: talk.lines.broadcast,
      ...(room.talk.mode === 'off' ? {} : { talk: seatTalk(game, seat, settings) }),
      ...(room.theory ? { theory: theoryOf(game, seat) } : {}),
      ...(me === null ? {} : ownResults(this.shown, me)),
      ...(me === null ? {} : { poll: views.pollFor(this.shown, me) }),
      ...(me === null ? {} : { foresight: foresightFor(this.shown, me, game) }),
      ...(me === null ? {} : { viewer: { me, people: members } }),
    });
  }
}

const isHuman = ({ presence }: Person): boolean => presence !== 'bot';
