import type { Dialog } from '@vibe/core';
import {
  type ComponentProps,
  cloneElement,
  type FocusEvent,
  isValidElement,
  lazy,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react';
import styles from './tooltip-dialog.module.css';

type DialogProps = ComponentProps<typeof Dialog>;

const VibeDialog = lazy(async () => ({
  default: (await import('../client/ui/vibe-later.ts')).Dialog,
}));

type PointOrFocus = FocusEvent | MouseEvent;
type Listeners = Record<
  'onMouseEnter' | 'onMouseLeave' | 'onFocus' | 'onBlur',
  (event: PointOrFocus) => void
>;

/** As Vibe's: an element gets the listeners itself, a component gets a box that has them. */
function withListeners(child: ReactNode, listeners: Listeners, className?: string): ReactNode {
  if (!isValidElement(child)) return null;
  if (typeof child.type !== 'string') {
    return (
      <span className={className} {...listeners}>
        {child}
      </span>
    );
  }
  const trigger = child as ReactElement<Partial<Listeners>>;
  const call = (name: keyof Listeners) => (event: PointOrFocus) => {
    trigger.props[name]?.(event);
    listeners[name](event);
  };
  return cloneElement(trigger, {
    onMouseEnter: call('onMouseEnter'),
    onMouseLeave: call('onMouseLeave'),
    onFocus: call('onFocus'),
    onBlur: call('onBlur'),
  });
}

/**
 * Takes the place of the dialog in Vibe's tooltip, which is in every text and button: it listens, and
 * shows Vibe's own dialog, which comes after the first view. That one stands beside an empty box over the
 * element, and says by itself when the mouse is on it or Escape ends it.
 */
export default function TooltipDialog(props: DialogProps) {
  const { children, referenceWrapperClassName, getDynamicShowDelay, ...rest } = props;
  const { hideDelay = 100, onDialogDidShow, onDialogDidHide } = props;
  const [box, setBox] = useState<DOMRect | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isShown = box !== null;

  const later = (act: () => void, delay = 0) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, delay);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  // What it is about moves away under it.
  useEffect(() => {
    if (!isShown) return;
    const hide = () => setBox(null);
    window.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', hide, { capture: true });
  }, [isShown]);

  const hide: DialogProps['onDialogDidHide'] = (event, name) => {
    clearTimeout(timer.current);
    setBox(null);
    onDialogDidHide?.(event, name);
  };
  const show = (event: PointOrFocus) => {
    const element = event.currentTarget;
    const { showDelay } = getDynamicShowDelay?.() ?? props;
    later(() => {
      setBox(element.getBoundingClientRect());
      onDialogDidShow?.();
    }, showDelay);
  };
  const leave = (event: PointOrFocus) => {
    later(() => hide(event, event.type), hideDelay);
  };
  return (
    <>
      {withListeners(
        children,
        { onMouseEnter: show, onFocus: show, onMouseLeave: leave, onBlur: leave },
        referenceWrapperClassName,
      )}
      {box && (
        <Suspense>
          <VibeDialog
            {...rest}
            open
            showDelay={0}
            hideTrigger={['mouseleave', 'esckey']}
            onDialogDidShow={() => clearTimeout(timer.current)}
            onDialogDidHide={hide}
          >
            <span
              className={styles.anchor}
              style={{ top: box.top, left: box.left, width: box.width, height: box.height }}
            />
          </VibeDialog>
        </Suspense>
      )}
    </>
  );
}
