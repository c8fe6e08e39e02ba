import { BLOC } from '../../shared/game/bloc.ts';
import type { GameId, MessageId } from '../../shared/scenario/ids.ts';
import { dyadChannel } from '../../shared/talk/channels.ts';
import { CANADA, EU, JAPAN, KOREA, opened, playerId, TARGETS, US, type Round } from './moment.ts';

export { CANADA, EU, KOREA, US } from './moment.ts';

/** What the phones of one class show at many moments of a game. A bot plays the European Union. */

/** A moment long after any test, so that no clock runs out. */
export const LATER = 4_102_444_800_000;

const NAMES = 'Otter 7,Heron 12,Badger 3,Amira,Jun,Zoë,A very long name, really'.split(/,(?! )/);
const room = opened(NAMES, LATER, { theory: true });
const dealt = room.deal({ plan: 'watch' });
const begun = dealt.gone([3], 'bot').host({ type: 'start' });
const practice = opened(NAMES, LATER, { practice: true }).deal({ plan: 'watch' });

const peace = begun.ready();
const outcome = peace.plays({
  cables: {
    korea: { demand: 30, moves: ['concede'] },
    canada: {
      demand: 40,
      loud: true,
      exception: true,
      moves: ['standFirm', 'impose', 'retaliate'],
    },
  },
  postures: {
    korea: { stance: 'diversify' },
    eu: { stance: 'contribute' },
    japan: { stance: 'diversify' },
  },
});
const prepare = outcome.ready();
/** Everybody has handed in: these cables have just come. */
const sent = (cables: Round['cables'] & {}, from = prepare) =>
  from.atHome(TARGETS).writes({ cables });

const written = {
  cables: { korea: { demand: 30 }, canada: { demand: 40, loud: true, exception: true } },
};
const four = sent({ ...written.cables, eu: { demand: 15 }, japan: { demand: 30 } });
const bargain = four.move(KOREA, 'concede').move(CANADA, 20).move(EU, 'standFirm');
const loud = sent({ korea: { demand: 40, loud: true } });
const sealed = sent({ korea: { demand: 40 } });
const stopped = loud.step({ type: 'host', act: 'end' }).host({ type: 'open' });
/** After a quarrel and a departure, theory would make demands in the last round. */
const canada = { demand: 40, loud: true, moves: ['standFirm', 'impose', 'retaliate'] } as const;
const last = peace.until({ round: 5, phase: 'outcome' }, [
  { cables: { canada: { ...canada, exception: true } } },
  { cables: { japan: { demand: 60, moves: ['leave'] } } },
]);

/** South Korea and Japan stand in a bloc, Canada has left and may be welcomed back. */
const bloc = peace.plays({
  cables: { canada: { demand: 60, loud: true, moves: ['leave'] } },
  postures: { korea: { bloc: true }, japan: { bloc: true } },
});
const pressed = sent({ [BLOC]: { demand: 25 } }, bloc.ready());
const away = peace.plays({ cables: { korea: { demand: 60, moves: ['leave'] } } });

/** Talk with the sender, among allies and before all: of this, one was reported, and one deleted. */
const spoken = loud
  .says(US, 'dyad:korea', { phrase: 'meanIt' })
  .says(KOREA, 'dyad:korea', { phrase: 'makeSmaller', percent: 20 })
  .says(US, 'dyad:korea', { phrase: 'lastWord' })
  .says(US, 'dyad:korea', { phrase: 'notEnough' })
  .says(CANADA, 'allies', { phrase: 'standBy', country: KOREA })
  .says(EU, 'public', { phrase: 'calmDown' })
  .says(US, 'public', { phrase: 'judgeUs' })
  .words({ reported: { id: 'm3' as MessageId, by: playerId(1) }, deleted: ['m4' as MessageId] });
const line = { lines: { broadcast: 'Two minutes left in this round.' } };
const free = spoken.happened({ type: 'talkSet', mode: 'text', minors: false });
const closed = { gameIds: ['g1' as GameId], channel: dyadChannel(EU), closed: true };

/** Every state of the player's page, by name. */
export const states = {
  lobby: room.player(0),
  lobbyDealt: dealt.player(2),
  lobbyWatching: loud.player(5),
  targetBriefing: practice.host({ type: 'start' }).does(US, { type: 'ready' }).target(KOREA),
  senderPrepare: prepare.atHome([KOREA, EU, JAPAN]).sender(),
  senderPrepared: prepare.atHome([KOREA, EU, JAPAN]).writes(written).sender(),
  targetPrepare: prepare.atHome([EU, JAPAN]).target(KOREA),
  targetPrepared: prepare
    .atHome([KOREA, EU, JAPAN], { postures: { korea: { stance: 'diversify' } } })
    .target(KOREA),
  senderBargain: bargain.sender(),
  targetBargain: loud.target(KOREA),
  targetSealed: sealed.target(KOREA),
  targetImposed: sealed.move(KOREA, 'standFirm').move(KOREA, 'impose').target(KOREA),
  targetUnthreatened: sent({ canada: { demand: 40 } })
    .step({ type: 'host', act: 'pause' })
    .target(KOREA),
  senderBloc: bloc.ready().sender(),
  senderBlocBargain: pressed.move(BLOC, 15).sender(),
  targetBloc: pressed.target(KOREA),
  targetSpokenFor: pressed.target(JAPAN),
  targetAway: away.ready().target(KOREA),
  senderOutcome: outcome.does(KOREA, { type: 'ready' }).sender(),
  targetOutcome: outcome.does(KOREA, { type: 'ready' }).target(KOREA),
  senderLast: last.sender(),
  senderEnded: stopped.sender(),
  targetEnded: outcome.until({ phase: 'ended' }).target(KOREA),
  targetTalk: spoken.words(line).target(KOREA),
  targetMuted: free
    .happened({ type: 'talkMuted', playerId: playerId(1), muted: true })
    .target(KOREA),
  senderTalk: free.happened({ type: 'channelClosed', ...closed }).sender(),
};
