import { randomInt } from 'node:crypto';

/** Friendly, short, easy to say, and no insult in any room. */
const ANIMALS = [
  ...[
    'Badger',
    'Beaver',
    'Bison',
    'Crane',
    'Curlew',
    'Deer',
    'Dolphin',
    'Eagle',
    'Egret',
    'Falcon',
  ],
  ...['Finch', 'Fox', 'Gannet', 'Hare', 'Hawk', 'Heron', 'Ibex', 'Ibis', 'Jackdaw', 'Kestrel'],
  ...['Kite', 'Lark', 'Lemur', 'Lynx', 'Marten', 'Moose', 'Newt', 'Ocelot', 'Osprey', 'Otter'],
  ...['Owl', 'Panda', 'Pelican', 'Puffin', 'Raven', 'Robin', 'Salmon', 'Seal', 'Starling', 'Stork'],
  ...['Swallow', 'Swan', 'Swift', 'Tapir', 'Tern', 'Thrush', 'Turtle', 'Walrus', 'Whale', 'Wren'],
] as const;

/** A name for somebody who gave none, such as "Otter 7". */
export const friendlyName = (): string =>
  `${ANIMALS[randomInt(ANIMALS.length)] ?? 'Otter'} ${randomInt(1, 100)}`;

/** A name as it is compared: two that look alike are the same. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
