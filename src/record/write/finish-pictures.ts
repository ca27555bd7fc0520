import { crc32 } from "../../engine/crc-32.ts";
import type { ByteStore } from "./byte-store.ts";
import { ByteReader } from "./whole/byte-reader.ts";
import { wholeZip } from "./whole/whole-zip.ts";
import { directoryOf, localHeader, type ZipEntry } from "./zip-parts.ts";

/** The table of the pictures' times. */
const TIMES = "times.csv";

/** What a zip of pictures lacks: the table of their times and the list of entries. Gives the number of pictures. */
export function finishPictures(store: ByteStore): number {
  const all = wholeZip(new ByteReader(store));
  // One that was finished before has its table, and is finished again.
  const table = all.entries.findIndex(({ name }) => name === TIMES);
  const entries = table < 0 ? all.entries : all.entries.slice(0, table);
  const bytes = all.entries[table]?.offset ?? all.bytes;
  store.truncate(bytes);
  if (entries.length === 0) return 0;
  const data = new TextEncoder().encode(timesOf(entries));
  const times: ZipEntry = {
    name: TIMES,
    crc: crc32(data),
    size: data.length,
    offset: bytes,
    notes: [],
  };
  let at = bytes;
  const append = (part: Uint8Array): void => {
    store.write(part, at);
    at += part.length;
  };
  append(localHeader(times));
  append(data);
  for (const part of directoryOf([...entries, times], at)) append(part);
  return entries.length;
}

function timesOf(entries: readonly ZipEntry[]): string {
  const rows = entries.map(({ name, notes }) => [name, ...notes].join(","));
  return ["file,film_s,duration_s,simulated_min", ...rows, ""].join("\n");
}
