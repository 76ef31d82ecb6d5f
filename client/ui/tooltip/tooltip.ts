import { type Tip, tipAt, tipOfFocus } from './cut-texts.ts';
import { place } from './place.ts';
import styles from './tooltip.module.css';

/** In milliseconds, as Vibe's: a mouse that passes and keys that are held down show nothing. */
const showDelay = 300;
/** In milliseconds, for the way from the text to its tooltip. */
const hideDelay = 200;

/** Text goes by its own direction: a name may be of another script than the view. */
function lineOf(text: string): HTMLElement {
  const line = document.createElement('div');
  line.dir = 'auto';
  line.textContent = text;
  return line;
}

/** Only seen: those who hear the page have heard the whole text already. */
function createElement(): HTMLElement {
  const element = document.createElement('div');
  element.className = styles.tip ?? '';
  element.setAttribute('aria-hidden', 'true');
  // Above dialogs as well, where the browser has such a layer.
  element.popover = 'manual';
  return element;
}

let isStarted = false;

/**
 * Shows what is cut as a whole, and what `data-tip` says, to the mouse and to who moves by keys (WCAG 1.4.13:
 * Escape ends it, the mouse may go onto it, and it stays). One set of listeners and one element for the
 * whole page: a list has hundreds of texts, and each costs nothing until it is pointed at.
 */
export function startTooltip(): void {
  if (isStarted) return;
  isStarted = true;
  const element = createElement();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let anchor: Element | null = null;
  let isOfFocus = false;
  /** Gone from the page, or scrolled out of sight in its list. */
  const seen = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => !isIntersecting)) hide();
  });

  const later = (act: () => void, delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };
  function hide() {
    clearTimeout(timer);
    if (!anchor) return;
    anchor = null;
    isOfFocus = false;
    seen.disconnect();
    element.remove();
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('scroll', hide, true);
    window.removeEventListener('resize', hide);
  }
  /** Ends the tooltip alone: the dialog or the selection that it stands over goes on. */
  function onKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    hide();
  }
  function show(tip: Tip | null, isFocus: boolean) {
    hide();
    if (!tip) return;
    isOfFocus = isFocus;
    anchor = tip.anchor;
    element.replaceChildren(...tip.lines.map(lineOf));
    document.body.append(element);
    element.showPopover?.();
    place(element, anchor);
    seen.observe(anchor);
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('scroll', hide, { capture: true, passive: true });
    window.addEventListener('resize', hide);
  }

  document.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch' || !(target instanceof Element)) return;
    if (element.contains(target)) return clearTimeout(timer);
    // Looked at when the mouse rests: the layout is asked, which is dear while a list is scrolled.
    later(
      () => {
        const tip = target.isConnected ? tipAt(target) : null;
        // What the focus brought stays as long as the focus does, wherever the mouse is.
        if (tip ? tip.anchor !== anchor : !isOfFocus) show(tip, false);
      },
      anchor ? hideDelay : showDelay,
    );
  });
  document.documentElement.addEventListener('pointerleave', () => {
    if (!isOfFocus) later(hide, hideDelay);
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (!element.contains(target as Node)) hide();
  });
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element) || !target.matches(':focus-visible')) return hide();
    hide();
    later(() => {
      if (document.activeElement === target) show(tipOfFocus(target), true);
    }, showDelay);
  });
  document.addEventListener('focusout', hide);
}
