/** A change that cannot be; `field` is the one at fault. */
export class StepFault extends Error {
  readonly field: 'note' | 'reportedAt' | 'outcome';
  constructor(field: StepFault['field'], message: string) {
    super(message);
    this.field = field;
  }
}
