import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Types are stripped and code is compiled once, not at each start. Kept within the installation:
// whoever may write there could change the code itself. Where none may, it is not kept.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/keyholder'));

// After the cache is on, so that all that follows comes out of it.
const { refuseToStart, start } = await import('./start.ts');
await start().catch(refuseToStart);
