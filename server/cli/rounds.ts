import * as z from 'zod/mini';
import {
  scoredRound,
  type ClosedRound,
  type RoundTerms,
} from '../../shared/model/alliance-scores.ts';
import { assertDials } from '../../shared/model/dial-checks.ts';
import type { RoundStart } from '../../shared/model/dials.ts';
import { mayJoin } from '../../shared/model/membership.ts';
import type { AllianceState, RoundAct } from '../../shared/model/types.ts';
import { bytesOf, commandLine } from './command-line.ts';
import type { Computed } from './file-cells.ts';
import { Impossible, withFields } from './json-lines.ts';
import { GameLine, type ActLine, type RoundLine } from './round-lines.ts';
import { writeComputed } from './theory.ts';
import { kindOf } from './written-cables.ts';

const HELP = `Scores games that are given as setup, cards and decisions, and writes them to standard output.

  npm run -s rounds -- FILE.jsonl > OUT.jsonl

FILE.jsonl has a game in each line: \`world\` and \`targets\` as in a scenario, and in \`play\` a list of
rounds, each with
  R      whole rounds after this one
  draws  restless (true or false), and u, the private factor of each target
  acts   by target: threat (l loud, f exception, d percent, instrument its place) or null; out, how it
         ended; offer (percent, where a petition was granted, else null); stance; inBloc and returns
         where true

Written, or computed anew where it is there: \`after\` (where the round leaves phi and every dyad), the
terms of \`sender\`, \`senderByTarget\` and \`targets\`, in stakes (1 = the whole issue).

Exit code 0: done. 2: the file cannot be read; standard error names line and field and what was expected.
`;

/** Every state value and score term of the games in a file. */
export function roundsOf(text: string): Computed {
  return withFields(text, GameLine, (game, raw) => ({ ...raw, play: playOf(game, raw) }));
}

/** @throws {Impossible} if what was done cannot have been; {RangeError} if a dial is out of its range */
function playOf(game: GameLine, raw: Readonly<Record<string, unknown>>): readonly object[] {
  const { world, targets, play } = game;
  assertDials(world, targets);
  let state: AllianceState = {
    phi: world.phi,
    dyads: targets.map(({ eS, eT, alignment }) => ({
      ...{ eS, eT, dependence: 1, rivalStream: 0 },
      aligned: alignment === 'ally',
    })),
  };
  const written = Array.isArray(raw['play']) ? (raw['play'] as readonly object[]) : [];
  return play.map((round, index) => {
    const standing = { world, cards: targets, state, roundsLeft: round.R };
    const field = `play.${index}`;
    assertRound(standing, round, field);
    const acts = round.acts.map((act, at) => actOf(standing, act, at));
    const closed = scoredRound(standing, acts, round.draws);
    state = closed.after;
    return { ...written[index], ...outputsOf(closed) };
  });
}

function actOf({ cards }: RoundStart, act: ActLine, index: number): RoundAct {
  const { threat, out, offer, stance, inBloc, returns } = act;
  const instrument = threat === null ? '' : cards[index]?.instruments[threat.instrument]?.id;
  return {
    threat: threat && {
      ...kindOf(threat),
      demand: threat.d / 100,
      instrument: instrument ?? '',
    },
    outcome: out,
    offer: offer === null ? null : offer / 100,
    stance,
    inBloc,
    returns,
  };
}

/** @throws {Impossible} naming the field of what cannot have happened, and what could have */
function assertRound(standing: RoundStart, { acts, draws }: RoundLine, field: string): void {
  const { cards, world, state } = standing;
  if (acts.length !== cards.length) throw new Impossible(`${field}.acts`, `${cards.length} acts`);
  if (draws.u.length !== cards.length) {
    throw new Impossible(`${field}.draws.u`, `${cards.length} numbers`);
  }
  draws.u.forEach((u, index) => {
    if (Math.abs(u) > world.w) {
      throw new Impossible(`${field}.draws.u.${index}`, `a number from ${-world.w} to ${world.w}`);
    }
  });
  const bloc = acts.filter(({ inBloc }) => inBloc === true).length;
  acts.forEach((act, index) => {
    const at = `${field}.acts.${index}`;
    const card = cards[index];
    const dyad = state.dyads[index];
    if (card === undefined || dyad === undefined) return;
    if (act.threat !== null && card.instruments[act.threat.instrument] === undefined) {
      throw new Impossible(`${at}.threat.instrument`, 'the place of an instrument on the card');
    }
    const inBloc = act.inBloc === true;
    if (act.out === 'left' && (!card.canLeave || !dyad.aligned || inBloc)) {
      throw new Impossible(`${at}.out`, 'another end, for this target cannot leave');
    }
    if (inBloc && (bloc < 2 || !mayJoin(card, dyad))) {
      throw new Impossible(`${at}.inBloc`, 'at least two allies that may join');
    }
    if (act.stance === 'contribute' && !dyad.aligned) {
      throw new Impossible(`${at}.stance`, 'hold or diversify, for this target is not aligned');
    }
  });
}

/** The outputs of a round in the names of these files. Doubles as computed, not rounded. */
function outputsOf({ after, sender, senderByDyad, targets }: ClosedRound): object {
  return {
    after: {
      phi: after.phi,
      dyads: after.dyads.map(({ eT, eS, dependence, aligned, rivalStream }) => ({
        ...{ eT, eS, dep: dependence, aligned, stream: rivalStream },
      })),
    },
    sender: senderTerms(sender),
    senderByTarget: senderByDyad.map(senderTerms),
    targets: targets.map(({ material, fear, publicCost, posture, alliance }) => ({
      ...{ material, fear, pub: publicCost, posture, alliance },
    })),
  };
}

function senderTerms({ material, fear, publicCost, home, alliance }: RoundTerms): object {
  return { material, fear, pub: publicCost, home, alliance };
}

const Asked = z.object({ file: z.string('Name one file.') });

export const rounds = commandLine(HELP, Asked, ({ file }) =>
  writeComputed(file, 'games', roundsOf(bytesOf(file).toString())),
);

if (import.meta.main) process.exitCode = rounds(process.argv.slice(2));
