import { useEffect } from 'react';

// Which card's details were opened last: coming back, the focus goes to its button again.
let leftFor: string | null = null;

/** The id of a card's button that opens its connection. */
export const detailsId = (connectionId: string): string => `details-${connectionId}`;

export function leaveFor(connectionId: string): void {
  leftFor = connectionId;
}

/** Gives the focus back to the card that was left, when the cards are shown again. */
export function useLeftCard(): void {
  useEffect(() => {
    const card = leftFor === null ? null : document.getElementById(detailsId(leftFor));
    leftFor = null;
    if (document.activeElement === document.body) card?.focus();
  }, []);
}
