import { crc32 } from "../../engine/crc-32.ts";
import { type GrowingFile, PIECE } from "../data-folder.ts";
import { centralDirectory, localHeader, type ZipEntry } from "./zip-records.ts";

/** An archive that grows: entries are stored as they are, at any size and number (ZIP64 where that is needed). */
export interface ZipWriter {
  add(path: string, bytes: Uint8Array): Promise<void>;
  /** A file that is too large to be held at once. */
  copy(path: string, from: Pick<GrowingFile, "size" | "read">): Promise<void>;
  /** Writes the directory; the archive is readable from then on. */
  finish(): Promise<void>;
}

/** Writes a zip archive (PKWARE's APPNOTE 6.3.10) into an empty file, which stays the caller's. `comment`: ASCII. */
export function openZip(file: GrowingFile, comment = ""): ZipWriter {
  const entries: ZipEntry[] = [];
  const begin = async (path: string, size: number, crc: number): Promise<ZipEntry> => {
    const entry = { name: new TextEncoder().encode(path), size, crc, at: file.size };
    await file.append(localHeader(entry));
    return entry;
  };
  return {
    async add(path, bytes) {
      entries.push(await begin(path, bytes.length, crc32(bytes)));
      await file.append(bytes);
    },
    async copy(path, from) {
      const entry = await begin(path, from.size, 0);
      let crc = 0;
      for (let at = 0; at < from.size; at += PIECE) {
        const bytes = await from.read(at, Math.min(PIECE, from.size - at));
        crc = crc32(bytes, crc);
        await file.append(bytes);
      }
      // The checksum is known only now, and stands before the bytes.
      const known = { ...entry, crc };
      await file.patch(entry.at, localHeader(known));
      entries.push(known);
    },
    finish: () => file.append(centralDirectory(entries, file.size, comment)),
  };
}
