/** What SIGINT (the person) and SIGTERM (the machine) have asked for. */
export interface Interruption {
  /** Stop after the present step, and write what is done. */
  readonly requested: boolean;
  /** Asked twice: stop at once. */
  readonly insisted: boolean;
  /** Gives the signals back their usual meaning. */
  release(): void;
}

/** Listens for SIGINT and SIGTERM; a third one ends the process as usual. */
export function listenForInterruption(): Interruption {
  let count = 0;
  const stop = () => {
    count += 1;
    if (count > 1) release();
  };
  const release = () => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    get requested() {
      return count > 0;
    },
    get insisted() {
      return count > 1;
    },
    release,
  };
}
