import { makeBlob } from "./make-blob.ts";
import { requireOutput } from "./output-file.ts";
import { type PictureChanges, withPresetPage } from "./preset-page.ts";
import { objectOf } from "./render.ts";
import { takeBlob } from "./take-blob.ts";

/** A figure as the command line asks for it; docs/figures.md has the keys. */
export interface FigureOptions extends PictureChanges {
  readonly out: string;
  readonly layout?: string;
  readonly fields?: readonly string[];
  readonly curves?: readonly string[];
  readonly times?: readonly string[];
  readonly runs?: string;
  /** mm */
  readonly width?: number;
  readonly height?: number;
  readonly dpi?: number;
  readonly title?: string;
  readonly caption?: string;
  /** JSON with further keys of a figure. */
  readonly figure: string;
  readonly overwrite: boolean;
  readonly quiet: boolean;
}

/** `milieu figure`: the figure that the page would make, from a Chromium that nobody sees. */
export async function figure(preset: string, options: FigureOptions): Promise<void> {
  const { out, overwrite, quiet } = options;
  const format = await requireOutput(out, ["png", "svg"], overwrite);
  const asked = { ...objectOf(options.figure, "--figure"), ...figureOf(options), format };
  const size = await withPresetPage(preset, options, async (page) => {
    const { blob } = await makeBlob(page, "figure", asked, "figure", quiet);
    return takeBlob(blob, out);
  });
  if (!quiet) console.error(`${out}: ${Math.ceil(size / 1e3)} kB`);
}

function figureOf(options: FigureOptions): object {
  const { layout, fields, curves, times, runs, width, height, dpi, title, caption } = options;
  const keys = { layout, fields, curves, times, runs, width, height, dpi, title, caption };
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}
