import { type Picture, themes, widths } from './take.ts';

const style = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0; background: #f5f6f8; color: #323338; }
  header { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 16px; align-items: center;
    padding: 8px 16px; background: #fff; border-bottom: 1px solid #c3c6d4; }
  h1 { font-size: 18px; margin: 0; }
  nav a { margin-inline-end: 12px; }
  main { display: flex; flex-wrap: wrap; gap: 24px; padding: 16px; align-items: flex-start; }
  figure { margin: 0; }
  img { display: block; max-width: 100%; border: 1px solid #c3c6d4; background: #fff; }
  [hidden] { display: none; }
`;

/** Runs in the page: shows one screen at a time, and leads on by the arrow keys. */
const script = `
  const names = [...new Set([...document.querySelectorAll('figure')].map((one) => one.dataset.screen))];
  const { screen, theme, width, place } = Object.fromEntries(
    ['screen', 'theme', 'width', 'place'].map((id) => [id, document.getElementById(id)]));
  screen.append(...names.map((name) => new Option(name)));
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (names.includes(wanted)) screen.value = wanted;
  function show() {
    for (const one of document.querySelectorAll('figure')) {
      one.hidden = one.dataset.screen !== screen.value
        || (theme.value && one.dataset.theme !== theme.value)
        || (width.value && one.dataset.width !== width.value);
    }
    place.textContent = (screen.selectedIndex + 1) + ' of ' + names.length;
    history.replaceState(null, '', '#' + encodeURIComponent(screen.value));
  }
  function turn(by) {
    screen.selectedIndex = (screen.selectedIndex + by + names.length) % names.length;
    show();
    scrollTo(0, 0);
  }
  document.addEventListener('change', show);
  document.addEventListener('keydown', (event) => {
    if (event.target.matches('select')) return;
    if (event.key === 'ArrowRight') turn(1);
    if (event.key === 'ArrowLeft') turn(-1);
  });
  for (const [id, by] of [['back', -1], ['on', 1]]) {
    document.getElementById(id).addEventListener('click', () => turn(by));
  }
  show();
`;

const option = (value: string | number) => `<option value="${value}">${value}</option>`;

const figure = ({ screen, theme, width, file }: Picture) =>
  `<figure data-screen="${screen}" data-theme="${theme}" data-width="${width}">` +
  `<figcaption>${theme}, ${width} pixels</figcaption>` +
  `<img src="${file}" alt="${screen}, ${theme}, ${width} pixels" loading="lazy"></figure>`;

/** A page to look through the pictures, which lie beside it. Names are our own: nothing to escape. */
export const albumOf = (pictures: readonly Picture[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Screens of Keyholder</title>
<style>${style}</style>
<header>
  <h1>Screens</h1>
  <label>Screen <select id="screen"></select></label>
  <label>Theme <select id="theme"><option value="">all</option>${themes.map(option).join('')}</select></label>
  <label>Width <select id="width"><option value="">all</option>${widths.map(option).join('')}</select></label>
  <button id="back" type="button">Back</button>
  <button id="on" type="button">On</button>
  <span id="place" role="status"></span>
  <small>Arrow keys lead on.</small>
</header>
<main>
${pictures.map(figure).join('\n')}
</main>
<script type="module">${script}</script>
</html>
`;
