import { countriesOf, dyadOf, isSender, type Game } from '../game/game.ts';
import type { ChannelId, CountryId } from '../scenario/ids.ts';
import type { ChannelKind } from './phrases.ts';

const channel = (id: string): ChannelId => id as ChannelId;

/** Said to everybody. */
export const PUBLIC_CHANNEL = channel('public');
/** Said among the targets that are still in the alliance. */
export const ALLIES_CHANNEL = channel('allies');

/** The private channel between the sender and one target. */
export const dyadChannel = (targetId: CountryId): ChannelId => channel(`dyad:${targetId}`);

/** What kind of channel an id names. */
export function kindOf(id: ChannelId): ChannelKind {
  return id === PUBLIC_CHANNEL ? 'public' : id === ALLIES_CHANNEL ? 'allies' : 'dyad';
}

/** The target of a private channel; null for the others. */
export function targetIn(id: ChannelId): CountryId | null {
  return kindOf(id) === 'dyad' ? (id.slice('dyad:'.length) as CountryId) : null;
}

/** Whether a target is in the alliance now: who has just left is out at once. */
function isAligned(game: Game, targetId: CountryId): boolean {
  const { state, outcome } = dyadOf(game, targetId);
  return state.aligned && outcome !== 'left';
}

/**
 * The seats that hear what is said in a channel now.
 *
 * @returns null for everybody
 */
export function readersOf(game: Game, id: ChannelId): readonly CountryId[] | null {
  const targets = game.setup.cast.targets.map((one) => one.id);
  switch (kindOf(id)) {
    case 'public':
      return null;
    case 'allies':
      return targets.filter((targetId) => isAligned(game, targetId));
    case 'dyad': {
      const target = targetIn(id);
      return targets
        .filter((one) => one === target)
        .flatMap((one) => [game.setup.cast.sender.id, one]);
    }
  }
}

/** Every channel of a game: the private ones in the scenario's order, the allies', the public one. */
export function channelsIn(game: Game): readonly ChannelId[] {
  const dyads = game.setup.cast.targets.map(({ id }) => dyadChannel(id));
  return [...dyads, ALLIES_CHANNEL, PUBLIC_CHANNEL];
}

/** The channels that a seat has now; an ally alone has nobody to ally with and no such channel. */
export function channelsOf(game: Game, seat: CountryId): readonly ChannelId[] {
  if (!countriesOf(game).includes(seat)) return [];
  return channelsIn(game).filter((id) => {
    const readers = readersOf(game, id);
    return readers === null || (readers.includes(seat) && readers.length > 1);
  });
}

/** Which phrases a seat has to choose from. */
export const sideOf = (game: Game, seat: CountryId): 'sender' | 'target' =>
  isSender(game, seat) ? 'sender' : 'target';
