import type { Request } from 'express';
import type { CodeTries } from '../limits/tries.ts';
import type { PaceLimit } from '../limits/pace.ts';
import type { Window } from '../limits/window.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { ScenarioEntry } from '../rooms/records/shipped.ts';
import { origins, type LinkBase } from './links.ts';
import type { Streams } from './streams.ts';

/** What calls are answered with. */
export interface Parts {
  readonly rooms: Rooms;
  readonly streams: Streams;
  readonly scenarios: readonly ScenarioEntry[];
  readonly pace: PaceLimit;
  readonly codeTries: CodeTries;
  /** Rooms that each address opened. */
  readonly opened: Window;
  readonly links: Pick<LinkBase, 'publicUrl' | 'lan'>;
  readonly ready: () => Promise<void>;
  readonly metrics: () => string;
}

/** What decides under which address the links of an answer are. */
export const baseOf = ({ links }: Parts, req: Request): LinkBase => ({
  ...links,
  host: req.get('host'),
  protocol: req.protocol,
});

/** Under which address everybody but the host opens pages. */
export const originOf = (parts: Parts, req: Request): string => origins(baseOf(parts, req)).all;
