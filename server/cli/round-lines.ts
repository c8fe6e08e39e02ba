import * as z from 'zod/mini';
import { OUTCOMES } from '../../shared/model/stage-tree.ts';
import { STANCES } from '../../shared/model/types.ts';
import { dialField, dialFields, numericField, wholeField } from './json-lines.ts';
import { Countries, NODE_WORLD, SheetCable } from './node-lines.ts';

const yes = z.optional(z.boolean('true or false'));

/** What was done in one dyad in one round. */
const Act = z
  .object({
    threat: z.nullable(SheetCable),
    out: z.enum(OUTCOMES, { error: OUTCOMES.join(', ') }),
    offer: z.nullable(wholeField(1, 100)),
    stance: z.enum(STANCES, { error: STANCES.join(', ') }),
    inBloc: yes,
    returns: yes,
  })
  .check(
    z.refine(({ threat, out }) => (threat === null) === (out === 'none'), {
      error: 'none without a threat, and only then',
      path: ['out'],
    }),
    z.refine(({ out, offer }) => (out === 'granted') === (offer !== null), {
      error: 'a percent where a petition was granted, and only there',
      path: ['offer'],
    }),
    z.refine(({ threat, offer }) => offer === null || threat === null || offer < threat.d, {
      error: 'less than the demand',
      path: ['offer'],
    }),
  );
export type ActLine = z.infer<typeof Act>;

const Round = z.object({
  R: dialField('R'),
  draws: z.object({
    restless: z.boolean('true or false'),
    u: z.array(numericField(-1, 1), { error: 'a list of numbers' }),
  }),
  acts: z.array(Act, { error: 'a list of acts' }),
});

/** A game as a file of games has it: how it is set up, the cards drawn, and what was done. */
export const GameLine = z.object({
  world: z.object({
    ...NODE_WORLD,
    ...dialFields([
      'phi',
      'phiUse',
      'phiBack',
      'give',
      'eLeft',
      'echo',
      'depThreat',
      'depImposed',
      'depDiv',
    ]),
  }),
  targets: Countries,
  play: z.array(Round, { error: 'a list of rounds' }).check(z.minLength(1, 'at least one round')),
});
export type GameLine = z.infer<typeof GameLine>;
export type RoundLine = GameLine['play'][number];
