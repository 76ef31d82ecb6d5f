import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { type BuildEnvironmentOptions, build, defineConfig, type Plugin } from 'vite';

const root = join(import.meta.dirname, 'client');
const fileOf = (page: string) => join(root, `${page}.html`);

/**
 * Vibe's icons can load a drawing by its address, which the view never asks for: what does that is 7 KB
 * of the first view.
 */
function withoutLoadedIcons(): Plugin {
  const stub = '\0no-loaded-icons';
  return {
    name: 'without-loaded-icons',
    enforce: 'pre',
    apply: 'build',
    resolveId: (id) => (id === 'react-inlinesvg' ? stub : null),
    load: (id) => (id === stub ? 'export default () => null;' : null),
  };
}

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
        plugins: [react(), withoutLoadedIcons()],
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

/** Files shorter than a packet gain nothing. */
const leastBytes = 1024;
const compressors = {
  br: (file: Buffer) =>
    promisify(brotliCompress)(file, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: file.length,
      },
    }),
  gz: (file: Buffer) => promisify(gzip)(file, { level: constants.Z_BEST_COMPRESSION }),
};

/** Puts a brotli and a gzip of every file that it shortens beside it, once, for the server to send. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const folder = join(root, shared.outDir);
        const files = await readdir(folder, { recursive: true });
        const text = files.filter((name) => /\.(js|css|html|svg)$/.test(name));
        await Promise.all(text.map((name) => compressFile(join(folder, name))));
      },
    },
  };
}

async function compressFile(path: string): Promise<void> {
  const file = await readFile(path);
  if (file.length < leastBytes) return;
  for (const [extension, compress] of Object.entries(compressors)) {
    await writeFile(`${path}.${extension}`, await compress(file));
  }
}

export default defineConfig({
  root,
  publicDir: '../public',
  plugins: [react(), withoutLoadedIcons(), ownPages(), precompress()],
  build: {
    ...shared,
    emptyOutDir: true,
    // The budget check reads the manifest to know what the first view loads.
    manifest: true,
    // Of the one file below, before it is compressed to a quarter.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        // What the page itself needs comes as one file: in fourteen it was a tenth larger.
        codeSplitting: { groups: [{ name: 'view', tags: ['$initial'] }] },
      },
    },
  },
});
