import { stat } from "node:fs/promises";
import { hostname } from "node:os";
import { CliError } from "../exit-code.ts";
import { isAlive } from "../leftovers.ts";
import { readJson } from "./folder-json.ts";

/** A process that has not said for so long that it runs is taken for dead, ms. */
const silence = 600_000;

/** What a process writes while it does a run. */
interface RunningMark {
  readonly host: string;
  readonly pid: number;
  /** ISO 8601 */
  readonly started: string;
}

/** The mark of this process. */
export function ownMark(): string {
  const started = new Date().toISOString();
  const mark: RunningMark = { host: hostname(), pid: process.pid, started };
  return `${JSON.stringify(mark)}\n`;
}

/** Whether the process of the mark in a file has said of late that it runs, and if it is of this machine, lives. */
export async function isMarkAlive(path: string): Promise<boolean> {
  // One that cannot be read says as little as none.
  const mark = await readJson<RunningMark>(path).catch((error) => {
    if (error instanceof CliError) return undefined;
    throw error;
  });
  if (mark === undefined || (mark.host === hostname() && !isWriter(mark))) return false;
  const about = await stat(path).catch(() => undefined);
  // A clock that is ahead says nothing of tomorrow.
  return about !== undefined && Math.abs(Date.now() - about.mtimeMs) < silence;
}

/** An earlier process may have had the number of this one: in a container, these are small. */
function isWriter({ pid, started }: RunningMark): boolean {
  if (pid === process.pid) return Date.parse(started) >= Date.now() - 1000 * process.uptime();
  return isAlive(pid);
}
