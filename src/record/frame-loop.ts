import type { FilmFrame, FilmScript } from "./script/film-script.ts";

/** How the making of frames is followed, held and ended. */
export interface FrameSteering {
  /** Share done, 0 to 1, and an estimate of the seconds left (Infinity before there is one). */
  readonly onProgress?: (fraction: number, secondsLeft: number) => void;
  /** Asked before the first frame and after each, the last among them: what it gives is waited for. Undefined: nothing. */
  readonly pause?: () => Promise<void> | undefined;
  /** Ends it with the frames that there are. */
  readonly ending?: AbortSignal;
  /** Ends it with nothing left. */
  readonly signal?: AbortSignal;
}

/**
 * Makes the frames of a script one after the other, once `ready`. Gives what ended it early; null: nothing, or
 * somebody who asked for that. `make` is given what aborts when it is ended.
 */
export async function makeFrames(
  script: Pick<FilmScript, "count" | "frame">,
  { onProgress, pause, ending, signal }: FrameSteering,
  ready: () => Promise<void>,
  make: (frame: FilmFrame, over: AbortSignal) => Promise<void>,
): Promise<Error | null> {
  const isOver = (): boolean => ending?.aborted === true || signal?.aborted === true;
  try {
    await ready();
    const left = timeLeft(onProgress);
    const over = anyOf(signal, ending);
    await left.except(pause?.());
    for (let index = 0; index < script.count && !isOver(); index++) {
      await make(script.frame(index), over);
      await left.except(pause?.());
      left.tell((index + 1) / script.count);
    }
    return null;
  } catch (error) {
    if (isOver()) return null;
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Tells how far it is; what it waits for a person does not count. */
function timeLeft(onProgress: FrameSteering["onProgress"]) {
  let began = performance.now();
  onProgress?.(0, Number.POSITIVE_INFINITY);
  return {
    except: async (wait: Promise<void> | undefined): Promise<void> => {
      if (wait === undefined) return;
      const from = performance.now();
      await wait;
      began += performance.now() - from;
    },
    tell: (done: number): void =>
      onProgress?.(done, ((performance.now() - began) / 1000) * (1 / done - 1)),
  };
}

/** Aborts with the first of some signals; younger browsers have a function for that. */
function anyOf(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  const own = new AbortController();
  for (const signal of signals) {
    if (signal?.aborted) own.abort(signal.reason);
    signal?.addEventListener("abort", () => own.abort(signal.reason), { signal: own.signal });
  }
  return own.signal;
}
