import { formatBytes } from "../../numbers/format-bytes.ts";
import { codecNames } from "../../record/film-format.ts";
import type { FilmRoom } from "../../record/kept/film-room.ts";
import type { Recording } from "../../record/recorder.ts";
import { t } from "../../texts/text.ts";

/** What a film came out as. */
export function filmWords({ blob, codec, frames }: Recording, fps: number): string {
  return t`${frames} frames at ${fps} per second · ${codecNames[codec]} · ${formatBytes(blob.size)}`;
}

/** Where a film is kept while it is made: told before. */
export function roomWords({ keeps, bytes }: FilmRoom): string {
  if (keeps === "memory") {
    const most = bytes === null ? "" : t`, of which it may take ${formatBytes(bytes)}`;
    return t`This browser lends no disk here, as in a private window: the film is kept in memory${most}, and is lost with the page.`;
  }
  const room = bytes === null ? "" : t` (room for ${formatBytes(bytes)})`;
  return t`The film is kept on this browser's disk as it is made${room}, and outlives the page.`;
}
