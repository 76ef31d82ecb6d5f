import { element } from './signs.ts';

const minutes = 60_000;

/** As people say it, such as `8 d 2 h`. */
function inWords(milliseconds: number): string {
  const total = Math.round(Math.abs(milliseconds) / minutes);
  const parts = {
    d: Math.floor(total / 1440),
    h: Math.floor((total % 1440) / 60),
    min: total % 60,
  };
  const text = Object.entries(parts)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => `${count} ${unit}`)
    .join(' ');
  return `${milliseconds < 0 ? '−' : '+'}${text}`;
}

/** Shows the sandbox's time in the bar, and moves it by the buttons there. */
export function startTime(options: {
  initial: { offsetMilliseconds: number };
  /** @param minutes null is the present */
  move(minutes: number | null): Promise<{ offsetMilliseconds: number }>;
  onMoved(): void;
}): void {
  let offset = options.initial.offsetMilliseconds;

  function show(): void {
    const now = new Date(Date.now() + offset);
    const time = now.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    element('now').textContent = offset === 0 ? time : `${time} (${inWords(offset)})`;
    element('day').textContent = now.toLocaleDateString('en-GB', { dateStyle: 'full' });
  }

  element('clock').addEventListener('click', async ({ target }) => {
    const wish = target instanceof HTMLElement ? target.dataset.minutes : undefined;
    if (wish === undefined) return;
    const answer = await options.move(wish === 'now' ? null : Number(wish));
    offset = answer.offsetMilliseconds;
    show();
    options.onMoved();
  });
  show();
  setInterval(show, 5000);
}
