/** Whether the person (SIGINT) or the machine (SIGTERM) has asked to stop after the present frame. */
export interface Interruption {
  readonly requested: boolean;
  /** Gives the signals back their usual meaning. */
  release(): void;
}

/** Listens for SIGINT and SIGTERM; a second one ends the process at once, as usual. */
export function listenForInterruption(): Interruption {
  let requested = false;
  const stop = () => {
    requested = true;
    release();
  };
  const release = () => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    get requested() {
      return requested;
    },
    release,
  };
}
