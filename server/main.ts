import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Types are stripped and code is compiled once, not at each start. Kept within the installation:
// whoever may write there could change the code itself. Where none may, it is not kept.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/keyholder'));

// Modules may make Node warn before there is a log, as that of SQLite does on Node 22.
const earlyWarnings: Error[] = [];
process.removeAllListeners('warning');
process.on('warning', (warning) => earlyWarnings.push(warning));

// After the cache is on, so that all that follows comes out of it.
const { refuseToStart, start } = await import('./start.ts');
await start(earlyWarnings).catch(refuseToStart);
