/** Parts of Vibe that the first view does without: loaded after it, also for when there is no network then. */
export { AttentionBox, Dialog } from '@vibe/core';
export { startTooltip } from './tooltip/tooltip.ts';
