import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * How a script calls this program: `milieu` where it is on PATH, else Node with the file that runs now. What npm
 * puts on PATH while it runs something does not count: the script will not find it there.
 */
export function programCall(path = process.env["PATH"] ?? ""): readonly string[] {
  const isThere = path
    .split(delimiter)
    .filter((folder) => !/[/\\](node_modules[/\\]\.bin|_npx)([/\\]|$)/.test(folder))
    .some((folder) => isExecutable(join(folder, "milieu")));
  return isThere ? ["milieu"] : ["node", realpathSync(process.argv[1]!)];
}

/** A word of a POSIX shell that stands for the text. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
