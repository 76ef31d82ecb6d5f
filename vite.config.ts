import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { type BuildEnvironmentOptions, build, defineConfig, type Plugin } from 'vite';

const root = join(import.meta.dirname, 'client');
const fileOf = (page: string) => join(root, `${page}.html`);

const shared = {
  outDir: '../dist',
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
        plugins: [react()],
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
  plugins: [react(), ownPages(), precompress()],
  build: {
    ...shared,
    emptyOutDir: true,
    // The budget check reads the manifest to know what the first view loads.
    manifest: true,
  },
});
