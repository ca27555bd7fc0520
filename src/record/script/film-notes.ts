import { formatDuration } from "../../numbers/format-time.ts";
import { plural, t } from "../../texts/text.ts";
import type { FilmScript } from "./film-script.ts";
import type { FilmSetting, SlowDown } from "./film-setting.ts";
import { evenSize } from "./sizes.ts";
import { RAMP } from "./speed-profile.ts";

/** A GIF's delays are whole hundredths of a second. */
const GIF_CLOCK = 100;

/**
 * What a film does not do just as it was asked, in sentences for people; none: it does all of it. `treatments` are
 * the times (min) at which the run is treated.
 */
export function filmNotes(
  setting: FilmSetting,
  script: FilmScript,
  treatments: readonly number[],
): readonly string[] {
  const { slow, format, fps } = setting;
  return [
    ...sizeNotes(setting),
    ...(slow === null || slow.to >= 1 ? [] : slowNotes(setting, slow, script, treatments)),
    ...(format === "gif" && !isExactGifRate(fps) ? [gifNote(fps)] : []),
  ];
}

/** Whether a GIF can show so many frames a second with delays that are all the same. */
export function isExactGifRate(fps: number): boolean {
  return Number.isInteger(GIF_CLOCK / fps);
}

function sizeNotes({ width, height }: FilmSetting): readonly string[] {
  const [evenWidth, evenHeight] = [evenSize(width), evenSize(height)];
  if (evenWidth === width && evenHeight === height) return [];
  return [t`Its sides are even: ${evenWidth} × ${evenHeight} px, not ${width} × ${height}.`];
}

function gifNote(fps: number): string {
  const delay = Math.floor(GIF_CLOCK / fps);
  return t`A GIF counts in hundredths of a second: its frames last ${delay} or ${delay + 1} of them here, ${fps} a second on the whole. 10, 20, 25 and 50 a second are exact.`;
}

function slowNotes(
  { pace }: FilmSetting,
  slow: SlowDown,
  script: FilmScript,
  treatments: readonly number[],
): readonly string[] {
  const { from, to } = script;
  const all = [...new Set(slow.at ?? treatments)];
  const inside = all.filter((time) => time >= from && time <= to);
  if (slow.at === null && inside.length === 0) {
    return [t`No treatment comes in this film: it is slower nowhere.`];
  }
  const outside = all.filter((time) => !inside.includes(time));
  const left =
    slow.at === null || outside.length === 0
      ? []
      : [
          t`It is not slower at ${outside.map(formatDuration).join(", ")}: the film does not show that.`,
        ];
  if (pace.kind !== "length" || inside.length === 0 || to === from) return left;
  const even = (to - from) / pace.seconds;
  const reached = Math.min(...inside.map((time) => speedAt(script, time))) / even;
  // Half of what was asked for, and no more, is left of it.
  if (reached < (1 + slow.to) / 2) return left;
  const count = inside.length;
  const each = Number(slow.lasts.toFixed(2));
  const wanted = Number((count * slow.lasts * (1 + 2 * RAMP)).toFixed(1));
  const parts = plural(count, "A slow part of {1} s", "{0} slow parts of {1} s each", count, each);
  return [
    ...left,
    t`${parts}, ${wanted} s with ramps, cannot be told apart in a film of ${Number(pace.seconds.toFixed(1))} s: it passes about as fast everywhere. Make the film longer, or the slow parts shorter.`,
  ];
}

/** min for each s of film, about a simulated time. */
function speedAt(script: FilmScript, time: number): number {
  const at = script.secondsAt(time);
  const [a, b] = [Math.max(0, at - 0.01), at + 0.01];
  return (script.timeAt(b) - script.timeAt(a)) / (b - a);
}
