import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { apart } from './apart.ts';
import { PHONE } from './phone.ts';
import { STYLES } from './styles.ts';
import { websocketOnly } from './websocket-only.ts';

const server = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    apart(['/screens/debrief/', '/screens/rehearse/']),
    websocketOnly(),
    svelte({ configFile: false }),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    // the content security policy allows files of our own only: no data: address, no inline script
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: [...STYLES, { name: 'phone', test: PHONE }] } },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': server, '/socket.io': { target: server, ws: true } },
  },
});
