import type { Express } from 'express';

/** A route as it is registered: `get /api/rooms/:roomId/view`. */
export interface Registered {
  readonly method: string;
  readonly path: string;
}

/** What express keeps of each `use` and each route, as far as it is looked at here. */
interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly rawPath: unknown;
}

function* routes(stack: readonly Layer[], prefix: string): Generator<Registered> {
  for (const { route, handle, rawPath } of stack) {
    if (route) {
      const asked = Object.keys(route.methods).filter((method) => route.methods[method]);
      for (const method of asked) yield { method, path: prefix + route.path };
    } else if (handle.stack) {
      if (typeof rawPath !== 'string') throw new Error('a router whose place cannot be read');
      yield* routes(handle.stack, prefix + (rawPath === '/' ? '' : rawPath));
    }
  }
}

/** Every route of an app, those of routers inside routers included. */
export function routesOf(app: Express): readonly Registered[] {
  return [...routes((app.router as unknown as { stack: readonly Layer[] }).stack, '')];
}
