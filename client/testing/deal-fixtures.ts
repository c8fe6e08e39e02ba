import { proposals } from '../../shared/room/proposals.ts';
import { steel2018 } from '../../shared/scenario/steel-2018.ts';
import { TREATMENT_IDS } from '../../shared/scenario/treatments.ts';
import { HostView } from '../../shared/room/host-schema.ts';
import { PlayerView } from '../../shared/room/player-schema.ts';
import { SenderView } from '../../shared/view/seat-schema.ts';
import { lobby, lobbyDealt, senderPrepare, targetEnded } from './fixtures.ts';
import { classStates, hostView } from './host-fixtures.ts';

/** Views of the deal: wishes, seats by hand, games that differ, a second game. Parsed, so that they stay true. */

const at = { round: 0, step: 0 };
const cards = [steel2018.cast.sender, ...steel2018.cast.targets];
const WANT = [5, 1, 0, 2, 3];

function hostOf(view: HostView, more: object): HostView {
  return HostView.parse({ ...view, ...more });
}

const wanted = cards.map(({ id, name }, i) => ({
  ...{ countryId: id, name, people: WANT[i] ?? 0 },
}));
const roles = (mode: 'random' | 'wishes') => ({ type: 'roles', at, mode: [mode] });

const inLobby = hostView(classStates.lobby);
export const hostDrawn = hostOf(inLobby, { legal: [...inLobby.legal, roles('wishes')] });
export const hostWishes = hostOf(inLobby, {
  roles: 'wishes',
  deal: { ...inLobby.deal, wanted },
  legal: [...inLobby.legal, roles('random')],
});

const dealt = hostView(classStates.dealtIntoThree);
const games = dealt.deal?.games ?? [];
const byHand = [
  { type: 'treat', at, gameId: games.map(({ gameId }) => gameId), treatment: TREATMENT_IDS },
  {
    type: 'seat',
    at,
    playerId: games.flatMap(({ seats }) =>
      seats.flatMap(({ people }) => people.map(({ playerId }) => playerId)),
    ),
    gameId: games.map(({ gameId }) => gameId),
    countryId: cards.map(({ id }) => id),
  },
];
const legal = [...dealt.legal, ...byHand, roles('random')];
const unmet = [
  { playerId: 'p4', name: 'Zoë', country: 'United States' },
  { playerId: 'p6', name: 'Amira', country: 'Japan' },
];
/** Three games: who did not get what they wished for, and names that can be moved. */
export const hostDealt = hostOf(dealt, {
  roles: 'wishes',
  deal: {
    ...dealt.deal,
    plans: proposals({ scenario: steel2018, options: {} }, 12),
    wanted,
    unmet,
  },
  legal,
});
/** The same in a comparison. */
export const hostCompared = hostOf(hostDealt, {
  deal: {
    ...hostDealt.deal,
    games: games.map((game, i) => ({ ...game, treatment: i === 1 ? 'quiet-only' : 'plain' })),
  },
});

const compared = <T extends object>(list: readonly T[]) =>
  list.map((game, i) => ({ ...game, treatment: i === 1 ? 'quiet-only' : 'plain' }));
const three = hostView(classStates.threeGames);
const ended = hostView(classStates.threeOpened);
const first = ended.games[0];
const earlier = [
  {
    gameId: 'g0',
    number: 1,
    finished: true,
    treatment: 'leaks',
    standings: (first?.ending?.standings ?? []).map(({ countryId, total, par }, i) => ({
      countryId,
      name: first?.seats[i]?.name ?? countryId,
      playerName: i === 0 ? 'Otter 7 & Heron 2' : i === 4 ? null : 'Lynx 4',
      ...{ total, par },
    })),
  },
];
export const hostPlayingCompared = hostOf(three, { games: compared(three.games), earlier });
export const hostEndedCompared = hostOf(ended, { games: compared(ended.games), earlier });

const wish = {
  mine: cards[2]?.id ?? null,
  leads: cards[0]?.id,
  roles: cards.map(({ id, name, role }) => ({ countryId: id, name, goal: role.goal })),
};
const template = { type: 'wish', at, countryId: [...cards.map(({ id }) => id), null] };
const own = { number: 1, countryId: 'japan', name: 'Japan', total: 41, par: 35, finished: true };
export const lobbyWish = PlayerView.parse({ ...lobby, wish, legal: [template] });
/** Dealt Canada, and wished for it; and one who wished for the sender. */
export const lobbyMet = PlayerView.parse({ ...lobbyDealt, wish, legal: [template] });
export const lobbyUnmet = PlayerView.parse({
  ...{ ...lobbyDealt, wish: { ...wish, mine: wish.leads }, legal: [template], earlier: [own] },
});
export const senderSecond = SenderView.parse({
  ...{ ...senderPrepare, number: 2, earlier: [own] },
});
export const targetSecondEnded = {
  ...{ ...targetEnded, number: 3 },
  earlier: [own, { ...own, number: 2, name: 'Canada', total: -12, finished: false }],
} as typeof targetEnded;

/** Every one of them by name, for the gallery. */
export const hostDeals = {
  hostDrawn,
  hostWishes,
  hostDealt,
  hostCompared,
  hostPlayingCompared,
  hostEndedCompared,
};
export const phoneDeals = { lobbyWish, lobbyMet, lobbyUnmet, senderSecond, targetSecondEnded };
