import { addressOf } from '../game/bloc.ts';
import { concession, PUBLIC, type Game, type PlayedDyad, type PlayedRound } from '../game/game.ts';
import type { TrustStep } from '../model/types.ts';
import { weighedDemands, type WeighedDemand } from '../replay/weighed.ts';
import { at, known, playedRound, type KnownRound } from '../view/known.ts';
import type { DyadRow } from './dyads-table.ts';
import type { ExportedGame } from './exported.ts';
import { instrumentsAt, stageAt, theoryAt } from './theory-at.ts';

/** A finished round: as it was played, as the model closed it, and the game when it began. */
interface Finished {
  readonly played: PlayedRound;
  readonly truth: KnownRound;
  /** What was public of it. */
  readonly heard: KnownRound;
  /** The demands of the round with what they cost; none in a game that goes on. */
  readonly weighed: readonly WeighedDemand[];
  readonly opened: Game;
  readonly after: Game;
}

/** One row for every dyad of every finished round of a game. */
export function dyadRows(roomId: string, exported: ExportedGame): readonly DyadRow[] {
  return finishedRounds(exported).flatMap((finished) =>
    finished.played.dyads.map((dyad, index) => dyadRow(roomId, finished, { dyad, index })),
  );
}

function finishedRounds({ moments, game }: ExportedGame): readonly Finished[] {
  const { rounds } = known(game, game.setup.cast.sender.id);
  const demands = weighedDemands(game);
  let opened = game;
  return moments.flatMap(({ event, game: after }): Finished[] => {
    if (event.type === 'phaseEntered' && event.phase === 'prepare') opened = after;
    if (event.type !== 'roundScored') return [];
    const truth = rounds.find((one) => one.round === event.round);
    const heard = known(game, PUBLIC).rounds.find((one) => one.round === event.round);
    if (truth === undefined || heard === undefined) throw new Error(`no round ${event.round}`);
    const weighed = demands.filter(({ round }) => round === event.round);
    return [{ played: playedRound(game, event.round), truth, heard, weighed, opened, after }];
  });
}

function dyadRow(
  roomId: string,
  { played, truth, heard, weighed, opened, after }: Finished,
  { dyad, index }: { readonly dyad: PlayedDyad; readonly index: number },
): DyadRow {
  const { targetId, cable } = dyad;
  const card = at(opened.setup.cast.targets, index);
  const before = at(opened.dyads, index).state;
  const now = at(after.dyads, index).state;
  const cost = weighed.find((one) => one.targetId === targetId);
  const { material, fear, publicCost } = at(played.senderByDyad, index).terms;
  return {
    ...{ roomId, gameId: opened.setup.gameId, round: played.round, targetId },
    alignment: card.alignment,
    alignedBefore: before.aligned,
    alignedAfter: now.aligned,
    inBloc: played.bloc.includes(targetId),
    demand: cable?.demand ?? null,
    publicity: cable?.publicity ?? null,
    instrument: cable?.instrument ?? null,
    exception: cable?.exception ?? null,
    petition: dyad.moves.find(({ type }) => type === 'petitioned')?.offer ?? null,
    outcome: dyad.outcome,
    concession: concession(dyad),
    lastDecidedBy: dyad.moves.at(-1)?.decidedBy ?? null,
    stance: dyad.stance,
    stanceBy: dyad.stanceBy,
    eSBefore: before.eS,
    eSAfter: now.eS,
    eTBefore: before.eT,
    eTAfter: now.eT,
    trustBefore: 1 - before.eT,
    trustAfter: 1 - now.eT,
    ...causes({ from: before.eT, to: now.eT }, at(truth.result.trust, index)),
    publicTrustAfter: 1 - at(heard.result.after.dyads, index).eT,
    watchersMoved: cost?.watchers ?? null,
    securityLost: cost?.securityLost ?? null,
    creditBefore: opened.phi,
    dependenceBefore: before.dependence,
    dependenceAfter: now.dependence,
    ...{ e0: card.e0, m: card.m },
    ...stageColumns(opened, dyad),
    ...{ senderMaterial: material, senderFear: fear, senderPublicCost: publicCost },
    ...theoryColumns(opened, dyad),
  };
}

const UNKNOWN = {
  byThreat: null,
  byImposition: null,
  byLeaving: null,
  bySpillover: null,
  byRecovery: null,
};

/** How far each cause moved the target's expectations; missing where the steps do not lead there. */
function causes(
  moved: { readonly from: number; readonly to: number },
  steps: readonly TrustStep[],
) {
  let { from } = moved;
  if ((steps.at(-1)?.eT ?? from) !== moved.to) return UNKNOWN;
  const by = { threat: 0, imposition: 0, leaving: 0, spillover: 0, recovery: 0 };
  for (const { cause, eT } of steps) {
    by[cause] += eT - from;
    from = eT;
  }
  return {
    byThreat: by.threat,
    byImposition: by.imposition,
    byLeaving: by.leaving,
    bySpillover: by.spillover,
    byRecovery: by.recovery,
  };
}

/** What deadlock and leaving are about for the country itself, also where it stands in a bloc. */
function stageColumns(opened: Game, { targetId, cable }: PlayedDyad) {
  const instrument = cable?.instrument ?? instrumentsAt(opened, targetId)[0] ?? '';
  const { cS, cT, omega, canLeave } = stageAt(opened, targetId, { instrument, claims: 1 });
  return { cS, cT, omega, canLeave: canLeave && !opened.bloc.includes(targetId) };
}

function theoryColumns(opened: Game, { targetId, cable }: PlayedDyad) {
  const theory = theoryAt(opened, addressOf(opened, targetId), cable?.instrument ?? null);
  const { play, quiet, loud } = theory;
  const threat = play.act === 'threat';
  return {
    credibleQuiet: quiet.credible,
    credibleLoud: loud.credible,
    largestMetQuiet: quiet.demand,
    largestMetLoud: loud.demand,
    eqOutcome: play.outcome,
    eqDemand: threat ? play.demand : null,
    eqPublicity: threat ? play.publicity : null,
    eqException: threat ? play.exception : null,
    eqInstrument: theory.instrument,
    eqSender: play.uS,
  };
}
