import type { FilmSetting } from "../../record/script/film-setting.ts";
import { t } from "../../texts/text.ts";

/** Where a run stands (min) and how it plays: simulated min per s. */
export interface Playing {
  readonly now: number;
  /** Its end, min, beyond which the page does not play; absent: it has none. */
  readonly stop?: number | undefined;
  /** Asked may be Infinity: as fast as it can. */
  readonly pace: { readonly asked: number; readonly reached: number };
  /** The fastest that was reached; 0: it has not moved yet. */
  readonly usual: number;
}

/** Of a run that has not moved yet. */
const FIRST_SPEED = 60;

const NOTHING_WAS = t`Nothing has gone by yet that could be captured.`;
const NOTHING_COMES = t`The run stands at its end: nothing comes that could be captured.`;

/**
 * What the screen shows, for some seconds to come or gone by at the speed that it plays at; of the film that is set,
 * how it is written. Throws where nothing has gone by, or nothing comes.
 */
export function captured(
  film: FilmSetting,
  which: "next" | "last",
  seconds: number,
  { now, stop = Number.POSITIVE_INFINITY, pace, usual }: Playing,
): FilmSetting {
  const { asked, reached } = pace;
  const isBound = Number.isFinite(asked) && asked > 0;
  // What plays as fast as it can is captured as fast as it does.
  const minutes = isBound ? asked : reached > 0 ? reached : usual > 0 ? usual : FIRST_SPEED;
  const isNext = which === "next";
  const from = isNext ? now : Math.max(0, now - minutes * seconds);
  const to = isNext ? Math.min(stop, now + minutes * seconds) : now;
  if (!(to > from)) throw new Error(isNext ? NOTHING_COMES : NOTHING_WAS);
  const length = isNext && to < stop ? seconds : (to - from) / minutes;
  const { to: _, ...rest } = film;
  return {
    ...rest,
    from,
    pace: { kind: "speed", minutes, seconds: length },
    slow: null,
    hold: 0,
    windows: "fixed",
    panels: [{ kind: "view" }],
    camera: [],
  };
}
