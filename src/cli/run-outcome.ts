/** What was written, for the closing line and run.json. */
export interface RunOutcome {
  readonly frameTimes: readonly number[];
  readonly seconds: number;
  readonly interrupted: boolean;
}
