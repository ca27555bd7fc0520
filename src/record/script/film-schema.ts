import * as v from "valibot";
import { filmFormatNames } from "../../data/formats.ts";
import { limits } from "../../limits/limits.ts";
import { turn } from "../../look/parts/schema.ts";
import { viewSchema } from "../../look/view-file.ts";
import {
  choose,
  duration,
  finite,
  list,
  optional,
  strict,
  text,
} from "../../model/schema-parts.ts";

const within = ({ least, most }: { readonly least: number; readonly most: number }) =>
  v.pipe(v.number(), v.minValue(least), v.maxValue(most));

const said = <S extends v.GenericSchema>(schema: S, words: string) =>
  v.pipe(schema, v.description(words)) as unknown as S;

const pixels = v.pipe(within(limits.pictureSide), v.integer());

/** Corners of a picture in which something is written. */
export const corners = ["top-left", "top-right", "bottom-left", "bottom-right"] as const;
export type Corner = (typeof corners)[number];

/** What is written into a film, in the order in which it stands in its corner. */
export const overlayNames = [
  "title",
  "legend",
  "colorBar",
  "treatments",
  "time",
  "scaleBar",
  "caption",
  "author",
] as const;
export type OverlayName = (typeof overlayNames)[number];

const placed = strict({
  at: optional(said(v.picklist(corners), "The corner that it stands in.")),
  size: optional(said(within({ least: 0.4, most: 4 }), "How large it is written; 1 is usual.")),
});
const overlay = choose([v.boolean(), placed], (input) =>
  typeof input === "object" ? placed : v.boolean(),
);

/** A panel by its name: "view", "curves", "field NAME", or the mode of a look. */
const panelName = said(
  v.pipe(text(100), v.minLength(1)),
  '"view" (what the page shows), "curves", "field NAME", or a mode such as "tissue".',
);

const overlayEntries = Object.fromEntries(
  overlayNames.map((name) => [name, optional(overlay)]),
) as Record<OverlayName, ReturnType<typeof optional<typeof overlay, undefined>>>;

const moment = choose([within({ least: 0, most: 1 }), duration], (input) =>
  typeof input === "number" ? within({ least: 0, most: 1 }) : duration,
);

/** A film, as `record` of a preset file and of `milieu.record` has it. */
export const recordSchema = strict({
  duration: optional(said(duration, "Length of the film.")),
  from: optional(said(duration, "Simulated time of the first frame; default: the start.")),
  to: optional(said(duration, "Simulated time at the end; default: the end of the run.")),
  speed: optional(said(duration, "Simulated time for each second of film, instead of a length.")),
  speeds: optional(
    said(
      list(strict({ at: duration, speed: duration }), 50),
      "Speeds at simulated times; straight between them.",
    ),
  ),
  slow: optional(
    said(
      strict({
        to: optional(said(within({ least: 0.01, most: 1 }), "Share of the speed; 0.25 is usual.")),
        lasts: optional(said(duration, "Length of film at that speed; 2 s is usual.")),
        at: optional(said(list(duration, 100), "Simulated times; default: every treatment.")),
      }),
      "Slower about events.",
    ),
  ),
  hold: optional(said(duration, "How long the film rests on its last picture.")),
  fps: optional(within(limits.filmRate)),
  size: optional(said(text(40), 'A name such as "1080p", or "1920x1080".')),
  width: optional(pixels),
  height: optional(pixels),
  format: optional(v.picklist(filmFormatNames)),
  codec: optional(
    said(v.picklist(["avc", "vp9", "vp8", "av1"]), "Default: the best of the format."),
  ),
  quality: optional(v.picklist(["small", "good", "best"])),
  transparent: optional(said(v.boolean(), "No ground, where the format can do that.")),
  loop: optional(said(v.boolean(), "Begins again by itself, where the format says so.")),
  palette: optional(
    said(v.picklist(["frame", "film"]), "Of a GIF: colors of each frame, or of the first for all."),
  ),
  dither: optional(
    said(
      v.picklist(["none", "ordered", "diffused"]),
      "Of a GIF, for what lies between its colors: nothing, a pattern that keeps still, carried errors.",
    ),
  ),
  windows: optional(
    said(
      v.picklist(["follow", "fixed"]),
      "Windows that follow the data go on doing so in the film, or stay as they are at its start.",
    ),
  ),
  title: optional(text(200)),
  caption: optional(text(500)),
  author: optional(text(200)),
  overlays: optional(strict(overlayEntries)),
  panels: optional(
    v.pipe(
      list(
        choose([panelName, viewSchema], (input) =>
          typeof input === "string" ? panelName : viewSchema,
        ),
        9,
      ),
      v.minLength(1),
    ),
  ),
  layout: optional(v.picklist(["row", "main", "grid"])),
  camera: optional(
    list(
      strict({
        at: said(moment, "A share of the film, 0 to 1, or a simulated time."),
        center: optional(said(v.tuple([finite, finite]), "What is in the middle, um.")),
        zoom: optional(said(within({ least: 0.5, most: 64 }), "1: the whole domain fits.")),
        turn: optional(turn),
      }),
      100,
    ),
  ),
});

/** A film as JSON. */
export type FilmFile = v.InferOutput<typeof recordSchema>;
