import type { CountryId, PlayerId } from '../scenario/ids.ts';
import { decide, templateFor, type Asked } from './decide.ts';
import { record, refuse, type Decision } from './decision.ts';
import type { GameEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { Game } from './game.ts';
import { isHeld } from './holder.ts';
import type { GameLegal } from './legal.ts';
import { legalFor } from './legal-for.ts';
import { leadingMotion, NO_MOTIONS, questionOf, type Motion } from './motions.ts';

/** A member of a delegation who acts, and who of it is here. */
export interface Member {
  readonly playerId: PlayerId;
  readonly here: readonly PlayerId[];
}

/**
 * What a command of one person comes to. Alone, or where anyone may act, it is the seat's. Under
 * majority it is put before the others first, and becomes the seat's with the same words once more
 * than half of those who are here stand behind it.
 *
 * @param now  ms since 1970; only deadlines depend on it
 */
export function decideAsMember(
  game: Game,
  asked: Asked & { readonly member?: Member | undefined },
  now: number,
): Decision {
  const { by, command, member } = asked;
  const holder = game.holders[by];
  if (member === undefined || holder?.by !== 'players' || holder.rule === 'anyone') {
    return decide(game, asked, now);
  }
  if (!holder.playerIds.includes(member.playerId)) return refuse('not-yours');
  if (game.pausedAt !== null) return refuse('paused');
  const motion = motionAsked(game, asked);
  if (motion === null) return command.type === 'agree' ? refuse('stale') : decide(game, asked, now);
  const verdict = decide(game, { ...asked, ...motion }, now);
  if (!verdict.ok) return verdict;
  const put: GameEvent = {
    type: 'proposed',
    countryId: by,
    playerId: member.playerId,
    proposal: motion.id,
    command: motion.command,
    at: motion.at,
  };
  const here = [...new Set([...member.here, member.playerId])];
  const after = openMotions(evolve(game, put), by).find(({ id }) => id === motion.id);
  return after !== undefined && carries(after, here) ? record(put, ...verdict.events) : record(put);
}

/**
 * The first motion of a seat that is carried although nobody has acted, and can still be decided:
 * somebody has gone, and those who are left agree.
 *
 * @param of.here  members of the seat's delegation who are here
 * @returns refused as `stale` where none is
 */
export function decideAmongThose(
  game: Game,
  of: { readonly by: CountryId; readonly here: readonly PlayerId[] },
  now: number,
): Decision {
  if (game.pausedAt !== null || of.here.length === 0) return refuse('stale');
  for (const motion of openMotions(game, of.by)) {
    if (!carries(motion, of.here)) continue;
    const { command, at } = motion;
    const decision = decide(game, { by: of.by, command, at, decidedBy: 'human' }, now);
    // one that has been overtaken must not hold up the next
    if (decision.ok) return decision;
  }
  return refuse('stale');
}

/**
 * What the clock or a push makes of a question nobody has decided: the motion that leads, if there is one.
 *
 * @param now  ms since 1970
 * @returns no events where the announced default has to do
 */
export function leadingChoice(
  game: Game,
  of: { readonly by: CountryId; readonly question: string },
  now: number,
): readonly GameEvent[] {
  const motion = leadingMotion(game.motions, of.by, of.question);
  if (motion === null) return [];
  const { command, at } = motion;
  const decision = decide(game, { by: of.by, command, at, decidedBy: 'human' }, now);
  return decision.ok ? decision.events : [];
}

/**
 * What a member of a seat may do right now: what the seat may, and agree to what others have put
 * forward.
 *
 * @param playerId  null for the seat itself, as a bot plays it
 */
export function legalForMember(
  game: Game,
  seat: CountryId,
  playerId: PlayerId | null,
): readonly GameLegal[] {
  const legal = legalFor(game, seat);
  const holder = game.holders[seat];
  if (playerId === null || !isHeld(holder) || game.pausedAt !== null) return legal;
  const open = openMotions(game, seat);
  const backed = open.filter(({ backers }) => backers.includes(playerId));
  // to say again that one is ready would be no news
  const ready = backed.some(({ command }) => command.type === 'ready');
  return [
    ...legal.filter(({ type }) => !(ready && type === 'ready')),
    ...open
      .filter((motion) => !backed.includes(motion))
      .map(({ id, at }): GameLegal => ({ type: 'agree', at, proposal: id })),
  ];
}

/** The motions of a seat that are open, the oldest first. */
export function openMotions(game: Pick<Game, 'motions'>, seat: CountryId): readonly Motion[] {
  return (game.motions[seat] ?? NO_MOTIONS).open;
}

function carries({ backers }: Motion, here: readonly PlayerId[]): boolean {
  return 2 * backers.filter((backer) => here.includes(backer)).length > here.length;
}

/** What is put forward: one of the open motions, or a new one under the next number. */
function motionAsked(game: Game, { by, command, at }: Asked): Omit<Motion, 'backers'> | null {
  const { open, last } = game.motions[by] ?? NO_MOTIONS;
  if (command.type === 'agree') return open.find(({ id }) => id === command.proposal) ?? null;
  const same = open.find(
    (motion) =>
      questionOf(motion.command) === questionOf(command) &&
      JSON.stringify(motion.command) === JSON.stringify(command),
  );
  if (same !== undefined) return same;
  const place = at ?? templateFor(game, by, command)?.at;
  return place === undefined ? null : { id: last + 1, command, at: place };
}
