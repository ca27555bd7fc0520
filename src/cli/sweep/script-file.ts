import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import packageFile from "../../../package.json" with { type: "json" };
import { CliError, exitCode } from "../exit-code.ts";

const mark = /^# Written by milieu \S+ \(([0-9a-f]{16})\).*\n/m;
const place = "# @checksum\n";

/** Where the line with the checksum goes in a script; it is the first comment. */
export const checksumLine = place;

/**
 * Writes a script that a person may edit; `text` holds `checksumLine` once. Throws CliError 64 where the file
 * there is not as it was written, unless `force`.
 */
export async function writeScript(path: string, text: string, force: boolean): Promise<void> {
  const before = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (before !== undefined && !force && !isAsWritten(before)) {
    throw new CliError(
      exitCode.usage,
      `${path} was edited since it was written; --force writes over it, or rename it.`,
    );
  }
  await mkdir(dirname(path), { recursive: true });
  const line = `# Written by milieu ${packageFile.version} (${checksum(text.replace(place, ""))}); once you have edited it, it is only overwritten with --force.\n`;
  await writeFile(
    path,
    text.replace(place, () => line),
  );
}

/** Whether nobody has changed a script. */
export function isAsWritten(text: string): boolean {
  return mark.exec(text)?.[1] === checksum(text.replace(mark, ""));
}

function checksum(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
