import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, extname } from "node:path";
import { CliError, exitCode } from "../exit-code.ts";

/**
 * Makes ready the folder of a picture's file and gives the format that the file's end names.
 *
 * @throws CliError 64 where there is no such format, or the file is there already
 */
export async function requireOutput<F extends string>(
  path: string,
  formats: readonly F[],
  overwrite: boolean,
): Promise<F> {
  const end = extname(path).slice(1).toLowerCase();
  const format = formats.find((one) => one === end);
  if (format === undefined) {
    const ends = formats.map((one) => `.${one}`).join(", ");
    throw new CliError(exitCode.usage, `"${path}" says no format: end it in ${ends}.`);
  }
  if (existsSync(path) && !overwrite) {
    throw new CliError(exitCode.usage, `${path} is there already; --overwrite replaces it.`);
  }
  await mkdir(dirname(path), { recursive: true });
  return format;
}
