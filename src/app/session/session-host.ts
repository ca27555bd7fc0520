export type SessionChange =
  | "preset"
  | "treatments"
  | "playback"
  | "parameters"
  | "view"
  | "measurement";

/** Who a session tells what happens. */
export interface SessionHost {
  readonly onChange: (change: SessionChange) => void;
  /** The run failed and has paused. */
  readonly onFailure: (error: unknown) => void;
  /** What had grown beyond all bounds has not any more: the run is another one, or earlier. */
  readonly onSound: () => void;
  /** The preset's end is reached and the run has paused. */
  readonly onStop: () => void;
  /** The worker that computes was lost, and another one goes on from this time, min. */
  readonly onRecovered: (time: number) => void;
}
