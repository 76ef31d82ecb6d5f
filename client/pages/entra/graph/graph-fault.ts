/** Microsoft's answer to a call that did not work; `status` 0: none came. */
export class GraphFault extends Error {
  readonly status: number;
  /** Microsoft's own code, such as `Authorization_RequestDenied`. */
  readonly code: string;
  /** By which Microsoft finds the call; null where it was not told. */
  readonly requestId: string | null;
  constructor(status: number, code: string, requestId: string | null) {
    super(`Graph: ${status} ${code}`);
    this.name = 'GraphFault';
    this.status = status;
    this.code = code;
    this.requestId = requestId;
  }
}

export const hasStatus = (error: unknown, ...statuses: number[]): boolean =>
  error instanceof GraphFault && statuses.includes(error.status);
