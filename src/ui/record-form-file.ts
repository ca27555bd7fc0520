import type { FilmFile } from "../record/script/film-schema.ts";
import { t } from "../texts/text.ts";
import {
  check,
  type FilmDraft,
  type FormPart,
  folded,
  group,
  row,
  select,
} from "./record-form-parts.ts";

/** The one format without transparency, and the one that a film has which names none. */
function isMp4({ format = "mp4" }: FilmFile): boolean {
  return format === "mp4";
}

/** How the file is written: quality, ground, whether it begins again, and windows that follow the data. */
export function createFilePart({ file, change }: FilmDraft): FormPart {
  const quality = select(
    "quality",
    t`Quality`,
    [
      { value: "small", text: t`small file` },
      { value: "good", text: t`good` },
      { value: "best", text: t`best` },
    ],
    (value) => change({ quality: value as "small" | "good" | "best" }),
  );
  const transparent = check("transparent", t`no ground (WebM, GIF, PNG)`, (on) =>
    change({ transparent: on || undefined, ...(on && isMp4(file()) && { format: "webm" }) }),
  );
  const loop = check("loop", t`begins again by itself (GIF)`, (on) =>
    change({ loop: on ? undefined : false }),
  );
  const palette = select(
    "palette",
    t`Colors of a GIF`,
    [
      { value: "frame", text: t`of each frame` },
      { value: "film", text: t`of its first frame, for all` },
    ],
    (value) => change({ palette: value as "frame" | "film" }),
  );
  const dither = select(
    "dither",
    t`Between the colors of a GIF`,
    [
      { value: "ordered", text: t`a pattern that keeps still` },
      { value: "diffused", text: t`carried errors` },
      { value: "none", text: t`nothing` },
    ],
    (value) => change({ dither: value as "ordered" | "diffused" | "none" }),
  );
  const colors = row(t`GIF colors`, palette);
  const between = row(t`Between`, dither);
  const windows = select(
    "windows",
    t`Windows that follow the data`,
    [
      { value: "follow", text: t`follow in the film, too` },
      { value: "fixed", text: t`stay as on the page` },
    ],
    (value) => change({ windows: value as "follow" | "fixed" }),
  );
  return {
    element: folded(
      t`File and colors`,
      row(t`Quality`, quality),
      row(t`Windows`, windows),
      group(t`Ground`, transparent.element),
      group(t`Loop`, loop.element),
      colors,
      between,
    ),
    show: (file) => {
      quality.value = file.quality ?? "good";
      windows.value = file.windows ?? "follow";
      transparent.input.checked = file.transparent ?? false;
      loop.input.checked = file.loop ?? true;
      palette.value = file.palette ?? "frame";
      dither.value = file.dither ?? "ordered";
      colors.hidden = between.hidden = file.format !== "gif";
    },
  };
}
