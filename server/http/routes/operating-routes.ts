import { plain } from '../answers.ts';
import { ANYBODY } from '../callers.ts';
import { get, type Route } from '../route.ts';

/** What whoever runs a server asks it. */
export const OPERATING: readonly Route[] = [
  get('/healthz', ANYBODY, {
    id: 'isAlive',
    summary: 'Whether the process runs',
    takes: {},
    answer: plain('`ok`'),
    work: () => 'ok\n',
  }),
  get('/readyz', ANYBODY, {
    id: 'isReady',
    summary: 'Whether the store can be used',
    takes: {},
    answer: plain('`ready`'),
    work: async ({ ready }) => {
      await ready();
      return 'ready\n';
    },
  }),
  get('/metrics', ANYBODY, {
    id: 'getMetrics',
    summary: 'Counts since the start, in Prometheus text; they name nobody',
    takes: {},
    answer: plain('Counts and gauges.', 'text/plain; version=0.0.4'),
    work: ({ metrics }) => metrics(),
  }),
];
