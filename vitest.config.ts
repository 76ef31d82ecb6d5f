import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A skipped or focused test is a defect, not a state.
    allowOnly: false,
    passWithNoTests: false,
    // One more than the usual two cores: some tests wait, for deadlines that are as long as they are.
    maxWorkers: 3,
    // A worker of its own for each file would load the libraries anew each time: half of the work.
    isolate: false,
    // Limits are there for what hangs. They leave a factor of four: two cores may be shared.
    projects: [
      {
        test: {
          name: 'server',
          include: ['test/{server,house}/**/*.test.ts'],
          globalSetup: 'test/kit/postgres-setup.ts',
          setupFiles: 'test/kit/quiet-console.ts',
          testTimeout: 80_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'view',
          include: ['test/client/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: 'test/client/setup.ts',
          testTimeout: 80_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        test: {
          name: 'sandbox',
          include: ['test/sandbox/**/*.test.ts'],
          setupFiles: 'test/kit/quiet-console.ts',
          testTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          setupFiles: 'test/kit/quiet-console.ts',
          testTimeout: 240_000,
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
