import type { Writable } from "node:stream";
import { CliError, exitCode } from "./exit-code.ts";

let isClosed = false;

/**
 * A reader such as `head` may close what this program says to it. That ends no run: what is said from then on is
 * dropped. Commands whose work is what they say ask `requireReader` and stop. Other errors of the streams are thrown.
 */
export function tolerateClosedOutput(
  streams: readonly Writable[] = [process.stdout, process.stderr],
): void {
  for (const stream of streams) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") throw error;
      if (stream !== process.stderr) isClosed = true;
    });
  }
}

/** Throws, without a word, CliError 141 where nobody reads any more what is said. */
export function requireReader(): void {
  if (isClosed) throw new CliError(exitCode.unread, "");
}
