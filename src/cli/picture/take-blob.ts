import { open, rename, rm } from "node:fs/promises";
import type { JSHandle } from "playwright-core";
import { growingName } from "../leftovers.ts";

/** Bytes that come out of the page at a time. */
const PIECE = 8 * 2 ** 20;

/**
 * Writes a Blob of a page into a file, complete or not at all, a piece at a time.
 *
 * @returns its size, bytes
 */
export async function takeBlob(blob: JSHandle<Blob>, path: string): Promise<number> {
  const size = await blob.evaluate(({ size }) => size);
  const growing = growingName(path);
  try {
    const file = await open(growing, "w");
    try {
      for (let at = 0; at < size; at += PIECE) {
        const text = await blob.evaluate(pieceOf, { at, end: at + PIECE });
        await file.writeFile(Buffer.from(text, "base64"));
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(growing, path);
    return size;
  } catch (error) {
    await rm(growing, { force: true });
    throw error;
  }
}

/** Runs in the page: bytes of a Blob as base64. */
async function pieceOf(
  blob: Blob,
  { at, end }: { readonly at: number; readonly end: number },
): Promise<string> {
  const reader = new FileReader();
  const read = new Promise<string>((done, fail) => {
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
  });
  reader.readAsDataURL(blob.slice(at, end));
  const address = await read;
  return address.slice(address.indexOf(",") + 1);
}
