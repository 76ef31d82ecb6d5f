import { HttpProblem } from '../http/problem-reply.ts';

/** One answer for a connection that is not there and for one that is not the caller's to see. */
export const noSuchConnection = () =>
  new HttpProblem(404, {
    type: 'no-such-connection',
    detail: 'There is no such connection, or it is not yours to see.',
  });
