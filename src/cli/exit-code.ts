/** Exit codes of the command line (DESIGN 1.5; numbers from sysexits.h). */
export const exitCode = {
  done: 0,
  /** A claim does not hold (`check`). */
  claimFails: 1,
  /** Wrong usage of the command line. */
  usage: 64,
  /** A preset that cannot be understood or run; the message names the place. */
  badPreset: 65,
  /** No GPU where one was asked for. */
  noGpu: 69,
  internal: 70,
  /** Stopped by SIGTERM with what is needed to go on: the same command goes on (a scheduler requeues it). */
  again: 75,
  /** A second SIGINT or SIGTERM: stopped at once, nothing written. */
  stopped: 130,
  /** What reads the output has closed it, such as `head`; the number that shells give SIGPIPE. */
  unread: 141,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** An expected failure: one clear message for the person, and the code that scripts see. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string) {
    super(message);
    this.code = code;
  }
}
