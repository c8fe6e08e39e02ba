/** A piece of source text, and what it is broken into. */
export interface Patch {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** One way to break the model, as somebody might by mistake: everywhere it stands, so that it agrees with itself. */
export interface Mutation {
  readonly name: string;
  /** Which model it breaks; absent for the first. */
  readonly model?: 1 | 2;
  readonly patches: readonly Patch[];
}

const equilibrium = 'shared/model/equilibrium.ts';
const payoff = 'shared/model/payoff.ts';
const updates = 'shared/model/round-updates.ts';

const OF_THE_FIRST: readonly Mutation[] = [
  {
    name: 'sign of fear',
    patches: [
      {
        file: payoff,
        from: 'fear: 0 - expectationsAfter(game, threat) * given,',
        to: 'fear: expectationsAfter(game, threat) * given,',
      },
      {
        file: equilibrium,
        from: 'const price = 1 - game.gamma + e;',
        to: 'const price = 1 - game.gamma - e;',
      },
    ],
  },
  {
    name: 'missing denominator',
    patches: [
      { file: equilibrium, from: 'const price = 1 - game.gamma + e;', to: 'const price = 1;' },
    ],
  },
  {
    name: "credibility without the target's pain",
    patches: [
      {
        file: equilibrium,
        from: 'game.eS * costs.target - costs.sender > TIE',
        to: '0 - costs.sender > TIE',
      },
    ],
  },
  {
    name: 'no spillover',
    patches: [
      { file: updates, from: 'return world.sigma * heard * rise;', to: 'return 0 * heard;' },
      { file: equilibrium, from: 'spilled += other.m', to: 'spilled += 0 * other.m' },
    ],
  },
  {
    name: 'spillover from adversaries',
    patches: [
      {
        file: updates,
        from: 'if (act.threat === null || !before.aligned) return 0;',
        to: 'if (act.threat === null) return 0;',
      },
      {
        file: equilibrium,
        from: 'for (const other of shadow.targetIsAlly ? shadow.others : []) {',
        to: 'for (const other of shadow.others) {',
      },
    ],
  },
  {
    name: 'forced retaliation',
    patches: [
      {
        file: equilibrium,
        from: "return expectationsAfter(game, kind) * game.kS > game.kT + TIE ? 'taken' : 'none';",
        to: "return expectationsAfter(game, kind) >= 0 ? 'taken' : 'none';",
      },
      {
        file: 'shared/model/stage-tree.ts',
        from: "{ move: 'absorb', to: { outcome: 'absorbed' } },",
        to: '',
      },
    ],
  },
  {
    name: 'sign of the shadow',
    patches: [
      {
        file: equilibrium,
        from: 'return shadow.mu * shadow.wS',
        to: 'return 0 - shadow.mu * shadow.wS',
      },
    ],
  },
  {
    name: 'fearless exit',
    patches: [
      { file: payoff, from: 'fear: expectationsAfter(game, threat) * game.sS,', to: 'fear: 0,' },
      {
        file: equilibrium,
        from: 'game.sT - game.omega - e * game.sS - loud',
        to: 'game.sT - game.omega - loud',
      },
      {
        file: equilibrium,
        from: 'const leave = game.omega - game.sT + e * game.sS;',
        to: 'const leave = game.omega - game.sT;',
      },
    ],
  },
  {
    name: 'quiet worse than loud',
    patches: [
      {
        file: payoff,
        from: "const alpha = kind.publicity === 'loud' ? game.alphaL : game.alphaQ;",
        to: "const alpha = kind.publicity === 'loud' ? game.alphaQ : game.alphaL;",
      },
    ],
  },
];

const reckoning = 'shared/model/reckoning.ts';
const encounter = 'shared/model/encounter.ts';
const scores = 'shared/model/alliance-scores.ts';
const nodes = 'shared/model/node-values.ts';
const base = 'shared/model/base-game.ts';
const bloc = 'shared/model/bloc-reckoning.ts';
const changes = 'shared/model/alliance-updates.ts';

const OF_THE_SECOND: readonly Mutation[] = [
  {
    name: 'a price left out at impose',
    patches: [{ file: reckoning, from: 'iv: eS * CT - CS - iS,', to: 'iv: eS * CT - CS,' }],
  },
  {
    name: 'a price left out at leave',
    patches: [{ file: reckoning, from: 'sT - omega - e * sS + LT', to: 'sT - omega - e * sS' }],
  },
  {
    name: 'belief not Bayes',
    patches: [
      {
        file: 'shared/model/theory-solution.ts',
        from: '(q * (1 - mu)) / (mu * (1 - q))',
        to: '(1 - mu) / mu',
      },
    ],
  },
  {
    name: 'bluffers never mix',
    patches: [
      {
        file: 'shared/model/belief.ts',
        from: "if (worthOf(of, 'calm', sure) >= out - TIE) return indifferentAt(of, 'mix', out);",
        to: '',
      },
    ],
  },
  {
    name: 'fear counts a private card',
    patches: [{ file: scores, from: 'fear: eS * CT,', to: 'fear: eS * (CT + at.pain),' }],
  },
  {
    name: 'the peace path forgets recovery',
    patches: [
      {
        file: encounter,
        from: 'return of.eT - of.rho * Math.max(0, of.eT - of.e0);',
        to: 'return of.eT;',
      },
    ],
  },
  {
    name: 'every claim believed as if it were the only one',
    patches: [
      {
        file: 'shared/model/cable-sheet.ts',
        from: 'phi: one.phi / claims',
        to: 'phi: one.phi',
      },
      { file: changes, from: 'phi: alone.phi / claims', to: 'phi: alone.phi' },
    ],
  },
  {
    name: 'sign of fear',
    patches: [
      {
        file: reckoning,
        from: '(1 - gamma) * demand + e * demand + aT',
        to: '(1 - gamma) * demand - e * demand + aT',
      },
      { file: scores, from: 'fear: 0 - at.e * at.given,', to: 'fear: at.e * at.given,' },
      { file: base, from: 'const price = 1 - gamma + e;', to: 'const price = 1 - gamma - e;' },
    ],
  },
  {
    name: 'missing denominator',
    patches: [{ file: base, from: 'const price = 1 - gamma + e;', to: 'const price = 1;' }],
  },
  {
    name: "credibility without the target's pain",
    patches: [
      { file: reckoning, from: 'iv: eS * CT - CS - iS,', to: 'iv: 0 - CS - iS,' },
      { file: bloc, from: 'iv: game.eS * CT - CS - iS,', to: 'iv: 0 - CS - iS,' },
    ],
  },
  {
    name: 'no spillover',
    patches: [
      {
        file: encounter,
        from: 'return of.sigma * (',
        to: 'return 0 * (',
      },
    ],
  },
  {
    name: 'spillover from adversaries',
    patches: [
      {
        file: changes,
        from: 'if (act.threat === null || !before.aligned) return 0;',
        to: 'if (act.threat === null) return 0;',
      },
      { file: encounter, from: 'if (!of.aligned) return 0;', to: '' },
    ],
  },
  {
    name: 'forced retaliation',
    patches: [
      {
        file: reckoning,
        from: 'const retaliates = e * kS > kT + TIE;',
        to: 'const retaliates = e * kS >= 0;',
      },
      { file: nodes, from: "{ move: 'absorb', offer: null, value: 0 },", to: '' },
    ],
  },
  {
    name: 'sign of the shadow',
    patches: [
      {
        file: reckoning,
        from: 'K: manner + wS * X * horizon.missed',
        to: 'K: manner - wS * X * horizon.missed',
      },
    ],
  },
  {
    name: 'fearless exit',
    patches: [
      { file: reckoning, from: 'sT - omega - e * sS + LT', to: 'sT - omega + LT' },
      { file: scores, from: 'fear: e * sS }', to: 'fear: 0 }' },
    ],
  },
  {
    name: 'quiet worse than loud',
    patches: [
      {
        file: payoff,
        from: "const alpha = kind.publicity === 'loud' ? game.alphaL : game.alphaQ;",
        to: "const alpha = kind.publicity === 'loud' ? game.alphaQ : game.alphaL;",
      },
    ],
  },
];

export const MUTATIONS: readonly Mutation[] = [
  ...OF_THE_FIRST,
  ...OF_THE_SECOND.map(
    ({ name, patches }) => ({ name: `model 2: ${name}`, model: 2, patches }) as const,
  ),
];
