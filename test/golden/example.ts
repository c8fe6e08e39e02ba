import { isHeld } from '../../shared/game/holder.ts';
import { seatedBotCommand } from '../../shared/bots/play-out.ts';
import { createGame, step, type GameInput } from '../../shared/flow/step.ts';
import { BLOC } from '../../shared/game/bloc.ts';
import { dueAt } from '../../shared/game/game-clock.ts';
import type { Cable, SeatCommand } from '../../shared/game/command.ts';
import { fold } from '../../shared/game/evolve.ts';
import type { GameEvent } from '../../shared/game/event.ts';
import { countriesOf, hasSubmitted, isSender, type Game } from '../../shared/game/game.ts';
import { legalFor } from '../../shared/game/legal-for.ts';
import type { GameSetup } from '../../shared/game/setup.ts';
import { dealGames } from '../../shared/room/deal.ts';
import { foldRoom, type RoomEvent } from '../../shared/room/room.ts';
import { CountryId, PlayerId, RoomId } from '../../shared/scenario/ids.ts';
import { harbourLeague } from '../../shared/scenario/harbour-league.ts';
import { seatView } from '../../shared/view/seat-view.ts';

const [pellow, varne, grandholm, isk, tarrow] = [
  'pellow',
  'varne',
  'grandholm',
  'isk',
  'tarrow',
].map((id) => CountryId.parse(id)) as [CountryId, CountryId, CountryId, CountryId, CountryId];

/** What the people of a game do in a round; what is not said is to hold, to ask nothing. */
interface Plan {
  readonly cables?: readonly Cable[];
  readonly welcome?: CountryId[];
  readonly postures?: Readonly<Record<string, Partial<Extract<SeatCommand, { type: 'posture' }>>>>;
  /** Moves by the address of the dyad, in order; where they end, the clock runs out. */
  readonly moves?: Readonly<Record<string, readonly SeatCommand['type'][]>>;
}

const wants = (
  targetId: CountryId,
  demand: number,
  manner: { publicity?: 'quiet' | 'loud'; exception?: boolean } = {},
): Cable => ({
  targetId,
  demand,
  instrument: 'closure',
  publicity: 'quiet',
  exception: false,
  ...manner,
});
const loud = { publicity: 'loud' } as const;

/** A great power that raises its voice, and an alliance that answers in every way there is. */
const LOUD: readonly Plan[] = [
  {
    cables: [wants(pellow, 40), wants(varne, 50, loud)],
    postures: { pellow: { bloc: true }, varne: { bloc: true } },
    moves: {
      pellow: ['concede'],
      varne: ['petition', 'reject', 'standFirm', 'impose', 'absorb'],
    },
  },
  {
    cables: [wants(BLOC, 40, { ...loud, exception: true }), wants(isk, 90)],
    postures: { grandholm: { stance: 'contribute' } },
    moves: { bloc: ['petition', 'grant'], isk: ['leave'] },
  },
  {
    cables: [wants(grandholm, 30), wants(tarrow, 50, loud)],
    postures: { varne: { stance: 'diversify' } },
    moves: { grandholm: ['standFirm', 'backDown'], tarrow: ['reject', 'impose'] },
  },
  {
    welcome: [isk],
    postures: { isk: { askReturn: true }, pellow: { stance: 'contribute' } },
  },
  {
    cables: [wants(pellow, 20), wants(varne, 30, loud)],
    moves: { pellow: ['concede'], varne: [] },
  },
];

/** A great power that asks its client quietly and now and then, and leaves the others in peace. */
const QUIET: readonly Plan[] = [
  { cables: [wants(pellow, 50)], moves: { pellow: ['concede'] } },
  {
    cables: [wants(varne, 35)],
    postures: { grandholm: { stance: 'contribute' } },
    moves: { varne: ['concede'] },
  },
  { postures: { pellow: { stance: 'diversify' } } },
  { cables: [wants(pellow, 30, { exception: true })], moves: { pellow: ['concede'] } },
  { cables: [wants(grandholm, 20)], moves: { grandholm: ['petition', 'grant'] } },
];

/** An event, and when it was written. */
interface Written {
  readonly at: number;
  readonly event: GameEvent;
}

/** What a person does now; null for nothing. */
function chosen(
  game: Game,
  seat: CountryId,
  { plan, done }: { readonly plan: Plan; readonly done: Map<string, number> },
) {
  const legal = legalFor(game, seat);
  const [first] = legal;
  if (first === undefined) return null;
  if (first.type === 'ready') return { command: { type: 'ready' } as const, at: first.at };
  if (game.phase === 'prepare') {
    if (hasSubmitted(game, seat)) return null;
    const { cables = [], welcome, postures = {} } = plan;
    const command: SeatCommand = isSender(game, seat)
      ? { type: 'prepare', cables: [...cables], ...(welcome === undefined ? {} : { welcome }) }
      : { type: 'posture', stance: 'hold', bloc: false, ...postures[seat] };
    return { command, at: first.at };
  }
  for (const entry of legal) {
    const own = game.bloc.includes(seat) ? BLOC : seat;
    const address = 'targetId' in entry ? entry.targetId : own;
    const key = `${game.round} ${address}`;
    const next = plan.moves?.[address]?.[done.get(key) ?? 0];
    if (entry.type !== next) continue;
    done.set(key, (done.get(key) ?? 0) + 1);
    const { at, ...template } = entry;
    const command =
      entry.type === 'petition' ? { type: 'petition', offer: halfOf(game, address) } : template;
    return { command: command as SeatCommand, at };
  }
  return null;
}

/** Half of what is demanded of an address. */
function halfOf(game: Game, address: CountryId): number {
  const of = address === BLOC ? game.bloc[0] : address;
  const cable = game.dyads.find(({ targetId }) => targetId === of)?.cable;
  return Math.floor((cable?.demand ?? 0) / 2);
}

/** Plays one game: people by the plan, bots as bots, and where nobody moves the clock. */
function played(setup: GameSetup, plans: readonly Plan[], start: number): readonly Written[] {
  let now = start;
  let game = fold(createGame(setup, now));
  const written: Written[] = createGame(setup, now).map((event) => ({ at: now, event }));
  const done = new Map<string, number>();
  const give = (input: GameInput): void => {
    const decision = step(game, input, now);
    if (!decision.ok) throw new Error(`refused: ${decision.code} ${JSON.stringify(input)}`);
    game = fold(decision.events, game);
    written.push(...decision.events.map((event) => ({ at: now, event })));
  };
  const acts = (): boolean => {
    for (const by of countriesOf(game)) {
      const person = isHeld(game.holders[by]);
      const plan = plans[game.round - 1] ?? {};
      const move = person
        ? chosen(game, by, { plan, done })
        : seatedBotCommand(game, seatView(game, by, { opened: false, facts: [] }));
      if (move === null) continue;
      now += 2500;
      give({ type: 'command', by, ...move, decidedBy: person ? 'human' : 'bot' });
      return true;
    }
    return false;
  };
  while (game.phase !== 'ended') {
    if (acts()) continue;
    now = dueAt(game) ?? now;
    give({ type: 'deadline' });
  }
  return written;
}

/** When the example was played: it has to be some day, and always the same. */
const START = Date.UTC(2025, 8, 15, 8, 0, 0);

/** The example's log: two games of one class, the first loud, the second quiet. */
export function exampleLog(): string {
  const roomId = RoomId.parse('example');
  const players = Array.from({ length: 10 }, (_, index) => PlayerId.parse(`p${index + 1}`));
  const opening: RoomEvent[] = [
    { type: 'roomOpened', roomId, scenario: harbourLeague, options: { practice: false } },
  ];
  const room = foldRoom(opening);
  const layout = { games: 2, seated: 9 };
  const { games, watchers } = dealGames(room, { players: players.slice(0, 9), layout, seed: 11 });
  opening.push({ type: 'dealt', games, watchers }, { type: 'started' });
  const streams = games.map((setup, index) =>
    played(setup, index === 0 ? LOUD : QUIET, START + 60_000),
  );
  const last = Math.max(...streams.map((written) => written.at(-1)?.at ?? START));
  const lines = [
    ...[...opening, { type: 'cablesOpened' as const }].map((event, index) => ({
      ...{ stream: 'room', n: index + 1 },
      at: index < opening.length ? START + 1000 * index : last + 60_000,
      event,
    })),
    ...streams.flatMap((written, game) =>
      written.map(({ at, event }, index) => ({
        ...{ stream: games[game]?.gameId ?? '', n: index + 1 },
        ...{ at, event },
      })),
    ),
  ];
  const header = { format: 'entente-log', version: 1, room: roomId };
  return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}
