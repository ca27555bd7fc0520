import { limits } from "../../limits/limits.ts";
import type { LookContext } from "../../look/look.ts";
import { ModelError } from "../../model/error.ts";
import { parseDuration } from "../../model/units.ts";
import { type FilmFile, overlayNames } from "./film-schema.ts";
import type {
  CameraKey,
  FilmOverlays,
  FilmPace,
  FilmSetting,
  SlowDown,
  SpeedPoint,
} from "./film-setting.ts";
import { usualCorner } from "./overlay-corners.ts";
import { resolvePanel } from "./resolve-panel.ts";
import { checkFilmSize, parseFilmSize } from "./sizes.ts";

/** s of film, where nothing says how long it is. */
const USUAL_LENGTH = 20;
const USUAL_SIZE = { width: 1280, height: 720 };

/**
 * What a file asks of a film, checked and completed. `context` is the model whose looks its panels show; `place`
 * is where it stands. Throws ModelError.
 */
export function resolveFilm(file: FilmFile, context: LookContext, place = "record"): FilmSetting {
  const from = file.from === undefined ? 0 : timeOf(file.from, `${place}.from`);
  const to = file.to === undefined ? undefined : timeOf(file.to, `${place}.to`);
  if (to !== undefined && to < from) {
    throw new ModelError(`${place}.to`, `is before the film begins: ${file.to}`);
  }
  return {
    from,
    ...(to !== undefined && { to }),
    pace: resolvePace(file, place),
    slow: resolveSlow(file, place),
    hold: file.hold === undefined ? 0 : filmSeconds(file.hold, `${place}.hold`, 0),
    fps: file.fps ?? 30,
    ...resolveSize(file, place),
    format: file.format ?? "mp4",
    ...(file.codec !== undefined && { codec: file.codec }),
    quality: file.quality ?? "good",
    transparent: file.transparent ?? false,
    loop: file.loop ?? true,
    palette: file.palette ?? "frame",
    dither: file.dither ?? "ordered",
    windows: file.windows ?? "follow",
    ...(file.title !== undefined && { title: file.title }),
    caption: file.caption ?? "",
    author: file.author ?? "",
    overlays: resolveOverlays(file.overlays ?? {}),
    panels: (file.panels ?? ["view"]).map((panel, index) =>
      resolvePanel(panel, `${place}.panels[${index}]`, context),
    ),
    layout: file.layout ?? "row",
    camera: (file.camera ?? []).map((key, index) =>
      resolveCameraKey(key, `${place}.camera[${index}]`),
    ),
  };
}

function resolvePace({ duration, speed, speeds, to }: FilmFile, place: string): FilmPace {
  if (speed !== undefined && speeds !== undefined) {
    throw new ModelError(`${place}.speeds`, 'says again what "speed" says; leave one of them out');
  }
  const given = speed ?? speeds;
  if (given !== undefined && duration !== undefined && (to !== undefined || speeds !== undefined)) {
    throw new ModelError(
      `${place}.duration`,
      "follows from the times and the speed; leave it out, or leave the speed out",
    );
  }
  const seconds = duration === undefined ? undefined : filmSeconds(duration, `${place}.duration`);
  if (speeds !== undefined) {
    return { kind: "points", points: speeds.map((one, index) => pointOf(one, index, place)) };
  }
  if (speed === undefined) return { kind: "length", seconds: seconds ?? USUAL_LENGTH };
  const minutes = speedOf(speed, `${place}.speed`);
  return { kind: "speed", minutes, ...(seconds !== undefined && { seconds }) };
}

function pointOf(
  { at, speed }: { readonly at: string; readonly speed: string },
  index: number,
  place: string,
): SpeedPoint {
  const own = `${place}.speeds[${index}]`;
  return { time: timeOf(at, `${own}.at`), speed: speedOf(speed, `${own}.speed`) };
}

function resolveSlow({ slow }: FilmFile, place: string): SlowDown | null {
  if (slow === undefined) return null;
  const { to = 0.25, lasts = "2 s", at } = slow;
  return {
    to,
    lasts: filmSeconds(lasts, `${place}.slow.lasts`),
    at: at?.map((one, index) => timeOf(one, `${place}.slow.at[${index}]`)) ?? null,
  };
}

function resolveSize({ size, width, height }: FilmFile, place: string) {
  if (size !== undefined && (width !== undefined || height !== undefined)) {
    throw new ModelError(`${place}.size`, 'says what "width" and "height" say; leave it out');
  }
  if (size !== undefined) return parseFilmSize(size, `${place}.size`);
  const own = { width: width ?? USUAL_SIZE.width, height: height ?? USUAL_SIZE.height };
  checkFilmSize(own, `${place}.width`);
  return own;
}

function resolveOverlays(given: NonNullable<FilmFile["overlays"]>): FilmOverlays {
  const entries = overlayNames.map((name) => {
    const asked = given[name] ?? true;
    if (asked === false) return [name, null] as const;
    const { at = usualCorner(name), size = 1 } = asked === true ? {} : asked;
    return [name, { at, size }] as const;
  });
  return Object.fromEntries(entries) as FilmOverlays;
}

function resolveCameraKey(
  { at, ...rest }: NonNullable<FilmFile["camera"]>[number],
  place: string,
): CameraKey {
  const moment = typeof at === "number" ? { share: at } : { time: timeOf(at, `${place}.at`) };
  return { at: moment, ...rest };
}

function timeOf(text: string, place: string): number {
  const time = parseDuration(text, place);
  if (time >= 0) return time;
  throw new ModelError(place, `must be 0 or later, but is ${text}`);
}

function speedOf(text: string, place: string): number {
  const speed = parseDuration(text, place);
  if (speed > 0) return speed;
  throw new ModelError(place, `must be a time above 0 for each second of film, but is ${text}`);
}

/** s of film. */
function filmSeconds(text: string, place: string, least: number = limits.filmLength.least): number {
  const seconds = 60 * parseDuration(text, place);
  const { most } = limits.filmLength;
  // A second is not a whole number of the minutes that durations are read in.
  if (seconds >= least * (1 - 1e-9) && seconds <= most * (1 + 1e-9)) {
    return Number(seconds.toPrecision(12));
  }
  throw new ModelError(
    place,
    `must be a length of film from ${least} s to ${most / 60} min, but is ${text}`,
  );
}
