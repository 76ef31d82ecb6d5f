import { type Figure, median, type Say } from './measure.ts';
import { startKeyholder } from './processes.ts';

/** From the start of the process to listening, over an existing SQLite store; and its memory then. */
export async function startFigures(folder: string, say: Say): Promise<Figure[]> {
  say('starts of the server');
  const starts: number[] = [];
  const memory: number[] = [];
  for (let run = 0; run < 6; run += 1) {
    const server = await startKeyholder(folder, {
      DATABASE_URL: `sqlite:${folder}/start/keyholder.db`,
    });
    memory.push(server.memoryMegabytes());
    // The first one makes the store.
    if (run > 0) starts.push(server.startMilliseconds);
    await server.stop();
  }
  return [
    {
      kind: 'absolute',
      name: 'listening after start, median of 5',
      value: median(starts),
      unit: 'ms',
      budget: { atMost: 400 },
    },
    { kind: 'absolute', name: 'memory after start', value: median(memory), unit: 'MB' },
  ];
}
