import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

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

async function compressFile(path: string): Promise<void> {
  const file = await readFile(path);
  if (file.length < leastBytes) return;
  for (const [extension, compress] of Object.entries(compressors)) {
    await writeFile(`${path}.${extension}`, await compress(file));
  }
}

/** Puts a brotli and a gzip of every file that it shortens beside it, once, for the server to send. */
export function precompress(folder: string): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const files = await readdir(folder, { recursive: true });
        const text = files.filter((name) => /\.(js|css|html|svg)$/.test(name));
        await Promise.all(text.map((name) => compressFile(join(folder, name))));
      },
    },
  };
}
