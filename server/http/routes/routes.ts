import { describing } from '../openapi/describing.ts';
import type { Route } from '../route.ts';
import { DOOR } from './door-routes.ts';
import { OPERATING } from './operating-routes.ts';
import { SEAT } from './seat-routes.ts';
import { ROOM } from './room-routes.ts';

/** Every call of the server: express registers these, and the document describes them. */
export const ROUTES: readonly Route[] = [
  ...[...DOOR, ...SEAT, ...ROOM],
  describing(() => ROUTES),
  ...OPERATING,
];
