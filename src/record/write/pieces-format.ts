import { Mp4OutputFormat, WebMOutputFormat } from "mediabunny";

/** s of film that a piece holds at least: what is lost with a page is less than two of them. */
const PIECE = 1;

/** A film's pieces as they come: each is whole, and needs none that follows. */
export function piecesFormat(extension: "mp4" | "webm"): Mp4OutputFormat | WebMOutputFormat {
  return extension === "mp4"
    ? new Mp4OutputFormat({ fastStart: "fragmented", minimumFragmentDuration: PIECE })
    : new WebMOutputFormat({ appendOnly: true, minimumClusterDuration: PIECE });
}
