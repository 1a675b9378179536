/** A question that can't be answered as it was put, or a rubric that can't be used: the sentence says why, and no stack is shown. */
export class UsageError extends RangeError {}
