import type { ReadonlySignal } from "@preact/signals-core";

/** Resolves when a signal has a value, at once where it has one. */
export function firstNotNull(signal: ReadonlySignal<unknown>): Promise<void> {
  return new Promise((resolve) => {
    if (signal.peek() !== null) return resolve();
    const stop = signal.subscribe((value) => {
      if (value === null) return;
      stop();
      resolve();
    });
  });
}
