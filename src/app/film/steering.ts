import type { RecordSteering } from "../../record/recorder.ts";

/** A person's hand on a film that is being made. */
export interface Steering extends Required<Pick<RecordSteering, "pause" | "ending" | "signal">> {
  hold(): void;
  goOn(): void;
  /** Ends it with what there is. */
  keep(): void;
  /** Ends it with nothing left. */
  discard(): void;
}

export function createSteering(): Steering {
  const [keeping, discarding] = [new AbortController(), new AbortController()];
  let waiting: { readonly over: Promise<void>; readonly end: () => void } | null = null;
  const goOn = (): void => {
    waiting?.end();
    waiting = null;
  };
  const stop = (controller: AbortController): void => {
    controller.abort(new Error("canceled"));
    goOn();
  };
  return {
    ending: keeping.signal,
    signal: discarding.signal,
    pause: () => waiting?.over,
    hold: () => {
      if (waiting !== null) return;
      let end = (): void => {};
      const over = new Promise<void>((resolve) => {
        end = resolve;
      });
      waiting = { over, end };
    },
    goOn,
    keep: () => stop(keeping),
    discard: () => stop(discarding),
  };
}
