import { type FilmTreatment, markersAt } from "../script/film-markers.ts";
import type { FilmScript } from "../script/film-script.ts";

export interface MarkerRoom {
  readonly lines: number;
  readonly longest: string;
}

const known = new WeakMap<FilmScript, MarkerRoom>();

/** The most that a film tells of treatments at once, so that nothing moves when one is told. */
export function markerRoom(treatments: readonly FilmTreatment[], script: FilmScript): MarkerRoom {
  const before = known.get(script);
  if (before !== undefined) return before;
  const times = treatments.flatMap(({ time }) => [time, time + 1e-6 * (script.to - script.from)]);
  const shown = times
    .filter((time) => time >= script.from && time <= script.to)
    .map((time) => markersAt(treatments, script, script.secondsAt(time), time));
  const texts = [...shown, markersAt(treatments, script, 0, script.from)].map((markers) =>
    markers.map(({ text }) => text),
  );
  const room = {
    lines: Math.max(0, ...texts.map((own) => own.length)),
    longest: texts.flat().reduce((a, b) => (b.length > a.length ? b : a), ""),
  };
  known.set(script, room);
  return room;
}
