import { workerData } from 'node:worker_threads';
import { copySqlite } from '../store/sqlite-copy.ts';

const { from, to, at } = workerData as { from: string; to: string; at: string };
copySqlite(from, to, at);
