import type { Plugin } from 'vite';

const WAYS = /engine\.io-client\/build\/esm\/transports\/index\.js$/;

/**
 * Of Socket.IO's ways to connect, the pages use websockets alone; where those are blocked they read a
 * stream of events instead. The other ways are left out of the build, so that a phone does not load them.
 */
export function websocketOnly(): Plugin {
  return {
    name: 'entente-websocket-only',
    apply: 'build',
    transform(_code, id) {
      if (!WAYS.test(id)) return null;
      return 'import { WS } from "./websocket.node.js"; export const transports = { websocket: WS };';
    },
  };
}
