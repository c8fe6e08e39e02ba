/** A piece of source text, and what it is broken into. */
export interface Patch {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** One way to break the model, as somebody might by mistake: everywhere it stands, so that it agrees with itself. */
export interface Mutation {
  readonly name: string;
  readonly patches: readonly Patch[];
}

const equilibrium = 'shared/model/equilibrium.ts';
const payoff = 'shared/model/payoff.ts';
const updates = 'shared/model/round-updates.ts';

export const MUTATIONS: readonly Mutation[] = [
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
