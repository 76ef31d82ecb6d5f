/** One measured figure, as a line of the table. */
export interface Figure {
  /** A ratio compares with something else on this machine; all else depends on the machine. */
  kind: 'ratio' | 'absolute';
  name: string;
  value: number;
  /** Lowest and highest of the paired runs. */
  range?: [number, number];
  /** Empty for a plain number. */
  unit: 'x' | 'ms' | 'us' | 'MB' | '';
  /** Of design.md; absent: shown for information. */
  budget?: { atMost: number } | { atLeast: number };
}

/** Told what is being measured. */
export type Say = (step: string) => void;

/** @param share 0.5 for the median, 0.95 for p95 */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: number[]): number => percentile(values, 0.5);

/** Milliseconds of each run, after a tenth as many to warm up. */
export async function timesOf(
  runs: number,
  work: (run: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  const warmUp = Math.ceil(runs / 10);
  for (let run = -warmUp; run < runs; run += 1) {
    const begun = performance.now();
    await work(run + warmUp);
    if (run >= 0) times.push(performance.now() - begun);
  }
  return times;
}

/**
 * Measures two things in turn, so that what else the machine does falls on both, and divides.
 *
 * @returns the median of the ratios of each pair, and their range
 */
export async function pairedRatio(
  rounds: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<{ value: number; range: [number, number] }> {
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) ratios.push((await one()) / (await other()));
  return { value: median(ratios), range: [Math.min(...ratios), Math.max(...ratios)] };
}
