import { filmFormatNames } from "../../data/formats.ts";
import { parseJson } from "../../preset/parse-json.ts";
import { CliError, exitCode } from "../exit-code.ts";
import { makeBlob } from "./make-blob.ts";
import { requireOutput } from "./output-file.ts";
import { type PictureChanges, withPresetPage } from "./preset-page.ts";
import { takeBlob } from "./take-blob.ts";

/** A film as the command line asks for it; the page reads the texts as it does those of a preset's `record`. */
export interface RenderOptions extends PictureChanges {
  readonly video: string;
  readonly size?: string;
  readonly fps?: number;
  readonly from: string;
  readonly to?: string;
  readonly duration?: string;
  readonly speed?: string;
  readonly hold?: string;
  readonly view?: string;
  readonly panel?: readonly string[];
  readonly layout?: string;
  readonly quality?: string;
  readonly codec?: string;
  readonly title?: string;
  readonly caption?: string;
  readonly author?: string;
  readonly transparent?: boolean;
  /** JSON with further keys of `record`: camera, overlays, speeds, slow. */
  readonly film: string;
  readonly overwrite: boolean;
  readonly quiet: boolean;
}

/** `milieu render`: the film that the page would make, from a Chromium that nobody sees. */
export async function render(preset: string, options: RenderOptions): Promise<void> {
  const { video, overwrite, quiet } = options;
  const format = await requireOutput(video, filmFormatNames, overwrite);
  const film = { ...objectOf(options.film, "--film"), ...filmOf(options), format };
  const { bytes, problem } = await withPresetPage(preset, options, async (page) => {
    const plan = await page.evaluate((asked) => window.milieu.planFilm(asked), film);
    const { notes, codec } = plan;
    if (plan.format !== format || (options.codec ?? codec) !== codec) {
      throw new CliError(
        exitCode.badPreset,
        `${notes.at(-1)} Try another end of the file, another --codec or a smaller --size.`,
      );
    }
    if (!quiet) for (const note of notes) console.error(note);
    const { blob, problem } = await makeBlob(page, "record", film, "film", quiet);
    return { bytes: await takeBlob(blob, video), problem };
  });
  if (problem !== null) {
    throw new CliError(exitCode.internal, `${video} is shorter than asked for. ${problem}`);
  }
  if (!quiet) console.error(`${video}: ${(bytes / 1e6).toFixed(1)} MB`);
}

/** The keys of `record` that the options name. */
function filmOf(options: RenderOptions): object {
  const { size, fps, from, to, duration, speed, hold, layout, quality, codec } = options;
  const { title, caption, author, transparent, view, panel } = options;
  const panels = view === undefined ? panel : [view, ...(panel ?? [])];
  const keys = { size, fps, from, to, duration, speed, hold, layout, quality, codec };
  const words = { title, caption, author, transparent, panels };
  return Object.fromEntries(
    Object.entries({ ...keys, ...words }).filter(([, value]) => value !== undefined),
  );
}

/** The object that an option's JSON holds. Throws CliError 64 for what holds none. */
export function objectOf(text: string, option: string): object {
  try {
    const value = parseJson(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    throw new CliError(exitCode.usage, `${option}: ${(error as Error).message}`);
  }
  throw new CliError(exitCode.usage, `${option} takes an object, such as '{"fps": 30}'.`);
}
