/** What one check says. */
export interface StepResult {
  readonly ok: boolean;
  /** A few words for the step's line. */
  readonly summary?: string;
  /** All there is to say; printed only when the step failed. */
  readonly output?: string;
}
