const width = 30;

/**
 * A progress bar on one line of the terminal; elsewhere, such as in a file, one line at the end.
 *
 * @param total what `show` counts up to
 */
export function createProgressBar(title: string, total: number) {
  const { stdout } = process;
  return {
    show(done: number): void {
      const isDone = done >= total;
      if (!stdout.isTTY && !isDone) return;
      const filled = Math.round((done / total) * width);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
      const start = stdout.isTTY ? '\r' : '';
      const counts = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
      stdout.write(`${start}${title} ${bar} ${counts}${isDone ? '\n' : ''}`);
    },
  };
}
