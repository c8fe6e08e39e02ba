import { OUTCOMES } from '../model/stage-tree.ts';
import { PUBLICITIES, STANCES } from '../model/types.ts';
import { choice, flag, maybe, table, text, whole, type RowOf } from './column.ts';
import * as of from './common-columns.ts';

const noCable = 'nothing was demanded';
const noCost = 'nothing was demanded, practice, or the game has not ended';
const otherwise =
  'the game was played by an older version of the model, and today’s moves eT otherwise';
const theory = (what: string): string => `${what}, by theory line B.`;

/** One row for every dyad of every finished round. */
export const DYADS = table(
  'dyads',
  {
    about: 'One row for every sender-target pair in every finished round.',
    key: ['roomId', 'gameId', 'round', 'targetId'],
  },
  {
    roomId: of.roomId,
    gameId: of.gameId,
    round: of.round,
    targetId: text('The target; the sender is in rooms.csv.'),
    alignment: of.alignment,
    alignedBefore: flag('Whether it was aligned with the sender when the round began.'),
    alignedAfter: flag('Whether it is aligned from the next round on.'),
    inBloc: flag('Whether it stood in a bloc in this round.'),
    demand: maybe(of.demand, noCable),
    publicity: maybe(of.publicity, noCable),
    instrument: maybe(of.instrument, noCable),
    exception: maybe(of.exception, noCable),
    petition: maybe(of.offer, 'no petition was made'),
    outcome: of.outcome,
    concession: maybe(
      whole('What the sender got, in whole percent of the stake.', {
        unit: 'percent',
        min: 0,
        max: 100,
      }),
      noCable,
    ),
    lastDecidedBy: maybe(of.decidedBy, noCable),
    stance: choice(
      STANCES,
      {
        hold: 'nothing at home',
        diversify: 'became less dependent on the sender',
        contribute: 'added to the common security',
      },
      'The stance of the target in this round.',
    ),
    stanceBy: of.decidedBy,
    eSBefore: of.share('Conflict expectations of the sender at the start of the round.'),
    eSAfter: of.share('Conflict expectations of the sender after it.'),
    eTBefore: of.share('Conflict expectations of the target at the start of the round.'),
    eTAfter: of.share('Conflict expectations of the target after it.'),
    trustBefore: of.share('1 - eTBefore.'),
    trustAfter: of.share('1 - eTAfter.'),
    byThreat: maybe(of.change('Change of eT because the target was threatened.'), otherwise),
    byImposition: maybe(of.change('Change of eT because the threat was carried out.'), otherwise),
    byLeaving: maybe(of.change('Change of eT because the target left.'), otherwise),
    bySpillover: maybe(
      of.change('Change of eT because of what was done to other allies.'),
      otherwise,
    ),
    byRecovery: maybe(of.change('Change of eT because nobody threatened the target.'), otherwise),
    publicTrustAfter: of.share(
      'Trust after the round as those not concerned could know it, from what was public.',
    ),
    watchersMoved: maybe(
      of.change(
        'By how much the demand raised eT of each other ally, on average: the same round closed with and without it. Of a demand on a bloc, shared by the members.',
      ),
      noCost,
    ),
    securityLost: maybe(
      of.stakes(
        'What the demand cost the sender in joint security, in this round and in peace from then on, legacy included. Of a demand on a bloc, shared by the members.',
      ),
      noCost,
    ),
    creditBefore: of.share('Exception credit at the start of the round (phi).'),
    dependenceBefore: of.share('Share of its first dependence that the target had left.'),
    dependenceAfter: of.share('The same after the round.'),
    e0: of.dial('e0'),
    m: of.dial('m'),
    cS: of.share('Cost of deadlock to the sender with the instrument used, or the first one.'),
    cT: of.share('Cost of deadlock to the target with it, after all diversifying so far.'),
    omega: of.stakes('What the rival offered in this round.'),
    canLeave: flag('Whether the target could leave.'),
    senderMaterial: of.stakes('The material term of the sender from this dyad.'),
    senderFear: of.stakes('The fear term of the sender from this dyad.'),
    senderPublicCost: of.stakes('The public cost of the sender from this dyad.'),
    credibleQuiet: flag(theory('Whether a quiet threat is credible')),
    credibleLoud: flag(theory('Whether a loud threat is credible')),
    largestMetQuiet: of.stakes(theory('D* of a quiet threat; of a member on average for a bloc')),
    largestMetLoud: of.stakes(theory('D* of a loud threat; of a member on average for a bloc')),
    eqOutcome: choice(
      OUTCOMES,
      of.OUTCOME_MEANINGS,
      theory('How the dyad ends (none: no threat is made); of the bloc for its members'),
    ),
    eqDemand: maybe(
      of.stakes(theory('The demand, not rounded to whole percent')),
      'theory makes no threat',
    ),
    eqPublicity: maybe(
      choice(PUBLICITIES, of.PUBLICITY_MEANINGS, theory('How the threat is made')),
      'theory makes no threat',
    ),
    eqException: maybe(flag(theory('Whether it is called an exception')), 'theory makes no threat'),
    eqInstrument: maybe(text(theory('What is threatened with')), 'theory makes no threat'),
    eqSender: of.stakes(theory('Value to the sender, less the shadow of the future')),
  },
);
export type DyadRow = RowOf<(typeof DYADS)['columns']>;
