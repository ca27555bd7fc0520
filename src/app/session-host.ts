export type SessionChange = "preset" | "playback" | "parameters" | "view" | "measurement";

/** Who a session tells what happens. */
export interface SessionHost {
  readonly onChange: (change: SessionChange) => void;
  /** The run failed and has paused. */
  readonly onFailure: (error: unknown) => void;
  /** The preset's end is reached and the run has paused. */
  readonly onStop: () => void;
}
