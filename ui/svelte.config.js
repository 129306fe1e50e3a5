// Svelte's own settings; runes are on everywhere.
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    runes: ({ filename }) => (filename?.split(/[/\\]/).includes('node_modules') ? undefined : true),
  },
};
