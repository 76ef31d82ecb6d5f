/** Elements that take the focus and are about something; a box that only scrolls is not. */
const interactive =
  'a, button, input, [role="button"], [role="tab"], [role="option"], [role="columnheader"]';

/** A mouse is on the text itself or on something within it. */
const mostSteps = 4;

/** A tooltip's words, one line for each text. */
export interface Tip {
  /** Beside which it stands. */
  anchor: Element;
  lines: readonly string[];
}

/** Returns whether a text ends in an ellipsis, after one line or after several. */
function isCut(element: Element): boolean {
  const isNarrow = element.scrollWidth > element.clientWidth;
  const isShort = element.scrollHeight > element.clientHeight;
  if (!isNarrow && !isShort) return false;
  const { textOverflow, webkitLineClamp } = getComputedStyle(element);
  return (
    (isNarrow && textOverflow === 'ellipsis') ||
    (isShort && webkitLineClamp !== '' && webkitLineClamp !== 'none')
  );
}

const textOf = (element: Element): string => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/**
 * Returns the whole text of an element that shows less of it; `''` where nothing is missing. Where
 * `data-whole` stands, a cut text is a piece of that element's text.
 */
function wholeText(element: Element): string {
  const isMissing = element.hasAttribute('data-whole')
    ? [...element.children].some(isCut)
    : isCut(element);
  return isMissing ? textOf(element) : '';
}

/** Returns words that stand nowhere else (`data-tip`), or the whole text. */
const wordsOf = (element: Element): string =>
  element.getAttribute('data-tip') || wholeText(element);

/** Returns what there is to say of the element that the mouse is on; null where all of it is shown. */
export function tipAt(target: Element): Tip | null {
  let element: Element | null = target;
  for (let step = 0; element && step < mostSteps; step += 1) {
    const isPiece = element.parentElement?.hasAttribute('data-whole');
    const words = isPiece ? '' : wordsOf(element);
    if (words) return { anchor: element, lines: [words] };
    element = element.parentElement;
  }
  return null;
}

/**
 * Returns what there is to say where the focus is: of a row all that is cut in it, since its other cells take
 * no focus, of an id all of it, though its button has the focus; else of the element and what is in it.
 */
export function tipOfFocus(focused: Element): Tip | null {
  if (!focused.matches(interactive)) return null;
  const isInCell = focused.closest('[role="cell"]') !== null;
  const whole = focused.closest(isInCell ? '[role="row"]' : '[data-tips]');
  const around = whole ?? focused;
  const lines = new Set<string>();
  for (const element of [around, ...around.querySelectorAll('*')]) {
    if (element.parentElement?.closest('[data-whole]')) continue;
    lines.add(whole ? wholeText(element) : wordsOf(element));
  }
  lines.delete('');
  if (lines.size === 0) return null;
  return { anchor: isInCell ? focused : around, lines: [...lines] };
}
