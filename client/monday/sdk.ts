import mondaySdk from 'monday-sdk-js';

// The SDK's types leave this option out. Without it the SDK lays a layer over the whole page.
const options: object = { withoutScrollHelper: true };

/** The one SDK instance of the view. Its requests never end by themselves: see `answerWithin`. */
export const monday = mondaySdk(options);

/** Whether some page frames this one; monday always does. */
export const isFramed = () => window.parent !== window;
