import { readFile } from "node:fs/promises";
import { decodeText } from "../data/decode-text.ts";

/** The text of a UTF-8 file. Throws what the system says, or a TextError that names its encoding. */
export async function readTextFile(path: string): Promise<string> {
  return decodeText(await readFile(path));
}
