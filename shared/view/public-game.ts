import {
  hasSubmitted,
  countriesOf,
  peopleOf,
  PUBLIC,
  waitsForOthers,
  type Game,
} from '../game/game.ts';
import { publicSeen } from '../game/evolve.ts';
import { modelOf } from '../scenario/dials-of.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { Statement } from '../talk/talk-view.ts';
import { endingOf } from './ending.ts';
import { headlines } from './headlines.ts';
import { at, known, type Known, type KnownRound } from './known.ts';
import { pointsOf, rounded } from './points.ts';
import type { Count, Country, PublicGame } from './public-schema.ts';

/** What a view depends on besides the game. */
export interface ViewContext {
  /** Whether the host has opened the cables after the end. */
  readonly opened: boolean;
  /** Seats of absent people that their bot plays for now. */
  readonly botPlays?: readonly CountryId[];
  /** What was said to everybody. */
  readonly statements?: readonly Statement[];
}

/** The part of a view that everybody shares: public facts and nothing else. */
export function commonView(game: Game, context: ViewContext) {
  const { setup } = game;
  return {
    gameId: setup.gameId,
    number: setup.number,
    title: setup.cast.title,
    issue: setup.cast.issue,
    phase: game.phase,
    round: game.round,
    rounds: setup.rounds,
    practice: game.round === 0,
    at: { round: game.round, step: 0 },
    seen: publicSeen(game),
    deadlineAt: game.deadlineAt,
    paused: game.pausedAt !== null,
    countries: countries(game, known(game, PUBLIC), context),
    bloc: [...game.bloc],
    headlines: headlines(game),
    count: countOf(game),
    ...(waitsForOthers(game) ? { waits: true as const } : {}),
  };
}

/**
 * One game as the whole room may see it, during play and after.
 */
export function publicGame(game: Game, context: ViewContext): PublicGame {
  const { rounds } = known(game, PUBLIC);
  const last = rounds.at(-1);
  return {
    ...commonView(game, context),
    security: last === undefined ? null : pointsOf(securityAfter(game, last)),
    ending: endingOf(game, context),
    ...(context.statements?.length ? { statements: [...context.statements] } : {}),
  };
}

/**
 * What the alliance's trust is worth to the sender after a round, in stakes: a term of the score in
 * model 1; in model 2 the score holds only what changes it.
 */
function securityAfter({ setup }: Game, { result }: KnownRound): number {
  const { world, targets } = setup.cast;
  if (modelOf(setup.cast) === 1) return result.sender.jointSecurity;
  const trusted = result.after.dyads.reduce(
    (sum, { aligned, eT }, index) => sum + (aligned ? at(targets, index).m * (1 - eT) : 0),
    0,
  );
  return world.wS * world.X * trusted;
}

/**
 * Whose choice the current phase is waiting for, as far as that is no secret: seats, never dyads.
 *
 * @returns empty in bargain, where it would tell who has been threatened
 */
export function awaitedSeats(game: Game): CountryId[] {
  switch (game.phase) {
    case 'briefing':
    case 'outcome':
      return peopleOf(game).filter((seat) => !game.ready.includes(seat));
    case 'prepare':
      return countriesOf(game).filter((seat) => !hasSubmitted(game, seat));
    case 'bargain':
    case 'ended':
      return [];
  }
}

function countOf(game: Game): Count {
  const asked = game.phase === 'prepare' ? countriesOf(game) : peopleOf(game);
  if (game.phase === 'bargain' || game.phase === 'ended') return null;
  return { done: asked.length - awaitedSeats(game).length, of: asked.length };
}

function countries(game: Game, { now }: Known, context: ViewContext): Country[] {
  const { sender, targets } = game.setup.cast;
  const playedBy = (id: CountryId): Country['playedBy'] =>
    game.holders[id]?.by === 'bot' || context.botPlays?.includes(id) === true ? 'bot' : 'player';
  return [
    {
      id: sender.id,
      name: sender.name,
      part: 'sender',
      playedBy: playedBy(sender.id),
      aligned: true,
      publicTrust: null,
    },
    ...targets.map(({ id, name, alignment }, index): Country => {
      const dyad = at(now.dyads, index);
      return {
        id,
        name,
        part: alignment,
        playedBy: playedBy(id),
        aligned: dyad.aligned,
        publicTrust: rounded(1 - dyad.eT),
      };
    }),
  ];
}
