import * as z from 'zod/mini';
import { SENDER_CARDS } from '../../shared/model/reckoning.ts';
import { dialField, dialFields, flagField, numericField, wholeField } from './json-lines.ts';

/** A dyad of one round with one instrument, as a node has it. Symbols of model.md section 2. */
const NodeDyad = z
  .object({
    ally: flagField,
    canLeave: flagField,
    ...dialFields(['eS', 'eT', 'e0', 'cS', 'cT', 'kS', 'kT', 'aS', 'aT', 'dS', 'kf', 'gamma']),
    // this round's offer, which may be a little below 0
    omega: numericField(-1, 1),
    ...dialFields([
      'sT',
      'sS',
      'X',
      'm',
      'g',
      'h',
      'wS',
      'V',
      'R',
      'rho',
      'beta',
      'sigma',
      'oQ',
      'oL',
      'alphaQ',
      'alphaL',
      'phi',
    ]),
    nOther: wholeField(0, 50),
    eOther: numericField(0, 1),
    mOther: numericField(0, 1),
    ...dialFields(['Dmin', 'Dmax', 'q', 'B', 'w']),
  })
  .check(
    z.refine(({ Dmin, Dmax }) => Dmin <= Dmax, { error: 'at least Dmin', path: ['Dmax'] }),
    z.refine(({ e0, eT }) => e0 <= eT, { error: 'at most eT', path: ['e0'] }),
  );
export type NodeDyad = z.infer<typeof NodeDyad>;

/** A cable: loud, with an exception, whole percent. */
const NodeCable = z.object({ l: flagField, f: flagField, d: wholeField(1, 100) });
export type NodeCable = z.infer<typeof NodeCable>;

/** A cable on a sheet, with the place of its instrument. */
export const SheetCable = z.extend(NodeCable, { instrument: wholeField(0, 20) });

const Country = z.object({
  id: z.string('a name').check(z.minLength(1, 'a name')),
  alignment: z.enum(['ally', 'adversary'], { error: 'ally or adversary' }),
  canLeave: z.boolean('true or false'),
  joinsBlocs: z.optional(z.boolean('true or false')),
  instruments: z
    .array(z.object({ id: z.string('a name'), cS: dialField('cS'), cT: dialField('cT') }), {
      error: 'a list of instruments',
    })
    .check(z.minLength(1, 'at least one instrument')),
  ...dialFields([
    'eS',
    'eT',
    'e0',
    'gamma',
    'kS',
    'kT',
    'aT',
    'm',
    'g',
    'omega',
    'sT',
    'sS',
    'Dmin',
    'Dmax',
  ]),
  // what stances cost plays no part at a node
  cDiv: z._default(dialField('cDiv'), 0),
  cCon: z._default(dialField('cCon'), 0),
  cBloc: z.optional(dialField('cBloc')),
});

/** The targets of a game. */
export const Countries = z
  .array(Country, { error: 'a list of targets' })
  .check(z.minLength(1, 'at least one target'));

/** The dials of a world that bear on a round. */
export const NODE_WORLD = {
  ...dialFields([
    'X',
    'h',
    'wS',
    'V',
    'sigma',
    'alphaQ',
    'alphaL',
    'oQ',
    'oL',
    'rho',
    'kf',
    'aS',
    'dS',
    'beta',
    'xi',
    'q',
    'B',
    'w',
  ]),
} as const;

const DyadHere = z.object({
  eT: dialField('eT'),
  eS: dialField('eS'),
  dep: numericField(0, 1),
  aligned: z.boolean('true or false'),
  stream: numericField(-1, 1),
});

const card = z.enum(SENDER_CARDS, { error: SENDER_CARDS.join(' or ') });
const ofDyad = { dyad: NodeDyad, demand: NodeCable };
const ofRound = {
  world: z.object(NODE_WORLD),
  targets: Countries,
  R: dialField('R'),
  phi: dialField('phi'),
  dyads: z.array(DyadHere, { error: 'a list of dyads' }),
};

/** A node of a round, by its kind; what is computed is ignored where it is there. */
export const NodeLine = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('answer'), ...ofDyad, u: numericField(-1, 1) }),
    z.object({ kind: z.literal('petition'), ...ofDyad, offer: wholeField(1, 100), card }),
    z.object({ kind: z.literal('firm'), ...ofDyad, card }),
    z.object({ kind: z.literal('imposed'), ...ofDyad }),
    z.object({
      kind: z.literal('cable'),
      dyad: NodeDyad,
      card,
      cable: z.nullable(NodeCable),
    }),
    z.object({
      kind: z.literal('sheet'),
      ...ofRound,
      sheet: z.array(z.nullable(SheetCable), { error: 'a list of cables' }),
    }),
    z.object({
      kind: z.literal('bloc'),
      ...ofRound,
      members: z
        .array(wholeField(0, 50), { error: 'a list of places' })
        .check(z.minLength(2, 'at least two members')),
      probe: NodeCable,
    }),
  ],
  { error: 'answer, petition, firm, imposed, cable, sheet or bloc' },
);
export type NodeLine = z.infer<typeof NodeLine>;
export type NodeOf<K extends NodeLine['kind']> = Extract<NodeLine, { readonly kind: K }>;
