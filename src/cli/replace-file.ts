import { open, rename, rm } from "node:fs/promises";
import { growingName } from "./leftovers.ts";

/** Writes a file complete or not at all, even where the machine stops or two processes write the same. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const growing = growingName(path);
  try {
    const file = await open(growing, "w");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(growing, path);
  } catch (error) {
    await rm(growing, { force: true });
    throw error;
  }
}
