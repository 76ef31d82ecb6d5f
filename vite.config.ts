import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const page = (name: string) => join(import.meta.dirname, 'client', `${name}.html`);

export default defineConfig({
  root: 'client',
  publicDir: '../public',
  plugins: [react()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    // The budget check reads the manifest to know what the first view loads.
    manifest: true,
    // Inlined files would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    sourcemap: false,
    rolldownOptions: {
      // The view inside monday, and each page that opens in a tab of its own.
      input: ['index', 'case', 'report', 'entra', 'entra-signed-in'].map(page),
    },
  },
});
