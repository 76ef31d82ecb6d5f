import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { type BuildEnvironmentOptions, build, defineConfig, type Plugin } from 'vite';
import { precompress } from './build/compress.ts';
import { firstScreens } from './build/first-screens.ts';
import { leanVibe } from './build/lean-vibe.ts';

const root = join(import.meta.dirname, 'client');
const fileOf = (page: string) => join(root, `${page}.html`);

const shared = {
  outDir: '../dist',
  // A browser that cannot preload modules loads them a little later.
  modulePreload: { polyfill: false },
  // Inlined files would need `data:` in the content security policy.
  assetsInlineLimit: 0,
  sourcemap: false,
} satisfies BuildEnvironmentOptions;

/**
 * Builds the pages that open in a tab of their own, after the view and apart from it: what they have
 * in common would be cut into many small files, which cost the first view more than they save.
 */
function ownPages(): Plugin {
  return {
    name: 'own-pages',
    apply: 'build',
    async writeBundle() {
      await build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        plugins: [react(), leanVibe()],
        build: {
          ...shared,
          emptyOutDir: false,
          manifest: '.vite/own-pages.json',
          rolldownOptions: { input: ['case', 'report', 'entra', 'entra-signed-in'].map(fileOf) },
        },
      });
    },
  };
}

export default defineConfig({
  root,
  publicDir: '../public',
  plugins: [
    react(),
    leanVibe(),
    firstScreens(shared, () => [react(), leanVibe()], root),
    ownPages(),
    precompress(join(root, shared.outDir)),
  ],
  build: {
    ...shared,
    emptyOutDir: true,
    // The budget check reads the manifest to know what the first view loads.
    manifest: true,
    // Of the view's own file, before it is compressed to a quarter.
    chunkSizeWarningLimit: 600,
  },
});
