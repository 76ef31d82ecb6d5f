import { useEffect } from 'react';
import { moveFocus } from '../../ui/move-focus.ts';

// Which button of a card was pressed last: coming back, the focus goes to it again.
let leftBy: string | null = null;

/** The ids of a card's buttons that lead elsewhere: to its connection, and to the steps that end it. */
export const detailsId = (connectionId: string): string => `details-${connectionId}`;
export const stepsButtonId = (connectionId: string): string => `steps-${connectionId}`;

export function leaveBy(buttonId: string): void {
  leftBy = buttonId;
}

/** Gives the focus back to the card that was left, when the cards are shown again. */
export function useLeftCard(): void {
  useEffect(() => {
    const button = leftBy === null ? null : document.getElementById(leftBy);
    leftBy = null;
    if (document.activeElement === document.body) moveFocus(button);
  }, []);
}
