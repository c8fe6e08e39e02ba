import type { CountryId, GameId } from '../../shared/scenario/ids.ts';
import { states } from './fixtures.ts';
import { BEGAN, namesOf, playedTo } from './host-fixtures.ts';
import { CANADA, EU, JAPAN, KOREA, type PlayedMoment, opened, US } from './moment.ts';

/** The deal: wishes, seats by hand, games that differ, a second game. */

const came = opened(namesOf(12), BEGAN);
const asking = came.host({ type: 'roles', mode: 'wishes' });
const wished = (...countries: readonly CountryId[]): PlayedMoment =>
  countries.reduce((now, id, i) => now.wishes(i, id), asking);
const GAME = [US, KOREA, CANADA, EU];
/** Everybody wishes for what the deal gives, but Zoë and Amira. */
const almost = wished(US, KOREA, CANADA, US, US, JAPAN, CANADA, EU, ...GAME);
const byHand = almost.deal({ games: 3 });
const compared = (moment: PlayedMoment, numbers: readonly number[]): PlayedMoment =>
  numbers.reduce((now, number, i) => {
    const treatment = i === 0 ? 'quiet-only' : 'plain';
    return now.host({ type: 'treat', gameId: `g${number}` as GameId, treatment });
  }, moment);

/** Two games of delegations came before. */
const earlier = came.deal({ plan: 'share' }).host({ type: 'start' });
const again = [1, 2].reduce((now, number) => playedTo(now, 'ended', number), earlier);
const NUMBERS = [3, 4, 5];
const second = compared(again.deal({ games: 3 }), NUMBERS).host({ type: 'start' });
const playing = NUMBERS.reduce((now, number) => playedTo(now, 'bargain', number), second);
const ended = NUMBERS.reduce((now, number) => playedTo(now, 'ended', number), second);

/** Every one of them by name, for the gallery. */
export const hostDeals = {
  hostDrawn: came.hostView,
  hostWishes: wished(US, US, US, US, US, KOREA, EU, EU, JAPAN, JAPAN, JAPAN).hostView,
  hostDealt: byHand.hostView,
  hostCompared: compared(byHand, [1, 2, 3]).hostView,
  hostPlayingCompared: playing.hostView,
  hostEndedCompared: ended.host({ type: 'open' }).hostView,
};

const own = { number: 1, countryId: JAPAN, name: 'Japan', total: 41, par: 35, finished: true };
const stopped = { ...own, number: 2, name: 'Canada', total: -12, finished: false };
const dealt = (wish: CountryId) => asking.wishes(2, wish).deal({ games: 3 }).player(2);
export const phoneDeals = {
  lobbyWish: asking.wishes(2, CANADA).player(2),
  /** Dealt Canada, and wished for it; and one who wished for the sender. */
  lobbyMet: dealt(CANADA),
  lobbyUnmet: { ...dealt(US), earlier: [own] },
  senderSecond: { ...states.senderPrepare, number: 2, earlier: [own] },
  targetSecondEnded: { ...states.targetEnded, number: 3, earlier: [own, stopped] },
};
