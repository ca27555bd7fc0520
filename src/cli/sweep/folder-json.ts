import { readFile } from "node:fs/promises";
import { CliError, exitCode } from "../exit-code.ts";

/** Throws CliError 65 where a file that `plan` wrote is no JSON any more. */
export function parsed<T>(text: string, place: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw damaged(place, error instanceof Error ? error.message : String(error));
  }
}

/** Nothing was planned here. */
export function noFolder(path: string): CliError {
  const way = `\`milieu sweep plan PLAN --out ${path}\` makes it one`;
  return new CliError(exitCode.badPreset, `${path} is no folder of a sweep; ${way}.`);
}

/** What only planning anew repairs. */
export function damaged(place: string, reason: string): CliError {
  return new CliError(
    exitCode.badPreset,
    `${place} is damaged: ${reason}; plan the sweep again, its results stay.`,
  );
}

/** A file of a run; undefined: there is none. Throws CliError 65 where it is damaged. */
export async function readJson<T>(path: string): Promise<T | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(
      exitCode.badPreset,
      `${path} is damaged: ${reason}; remove it, and \`sweep run\` does the run again.`,
    );
  }
}
