// How the window is built: one page, plain files, nothing inlined, so that the strict CSP holds (C17).
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  // The words are read from resources/, one folder above the window's own.
  server: { port: 5317, strictPort: true, fs: { allow: ['..'] } },
  build: {
    target: 'safari17',
    outDir: 'dist',
    emptyOutDir: true,
    // A font or picture turned into a data: address would be refused by font-src 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One stylesheet: a screen read later finds its looks already there.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // The room window has a page of its own: it starts without anything of the work.
      input: ['index.html', 'room.html'],
      output: {
        // Not every web view serves .mjs as a script, and a worker is refused without that type.
        assetFileNames: (asset) =>
          asset.names[0]?.endsWith('.mjs') ? 'assets/[name]-[hash].js' : 'assets/[name]-[hash][extname]',
      },
    },
  },
  // Tests mount real components, so they need the browser build of Svelte.
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test-setup.ts'],
  },
});
