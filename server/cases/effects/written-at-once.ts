/** Bound on what is written within an action; beyond, it is written behind it. */
export const limits = { connectionsAtOnce: 500 };
