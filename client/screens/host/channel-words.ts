import type { ChannelId } from '../../../shared/scenario/ids.ts';
import { kindOf, targetIn } from '../../../shared/talk/channels.ts';
import type { HostMessage } from '../../../shared/talk/talk-view.ts';
import type { HostGame } from '../../../shared/room/host-schema.ts';
import { saidText } from '../../text/phrases-words.ts';
import { hostTalk as text } from '../../text/host-talk-words.ts';

/** A country's name in a game. */
const countryIn = ({ countries }: Pick<HostGame, 'countries'>, id: string): string =>
  countries.find((one) => one.id === id)?.name ?? id;

/** What a channel is called on the host's page. */
export function channelName(game: Pick<HostGame, 'countries'>, id: ChannelId): string {
  const kind = kindOf(id);
  return kind === 'dyad'
    ? text.channel.dyad(countryIn(game, targetIn(id) ?? ''))
    : text.channel[kind];
}

/** What was said, in words; null when it was deleted. */
export const wordsIn = (game: Pick<HostGame, 'countries'>, message: HostMessage): string | null =>
  saidText(message, (id) => countryIn(game, id));

/** Who said it: the person, where there is one, and the country. */
export function whoIn(game: Pick<HostGame, 'countries'>, { name, seat }: HostMessage): string {
  const country = countryIn(game, seat);
  return name === null ? country : `${name} (${country})`;
}
