import { formatNumber } from "../../numbers/format-number.ts";
import { t } from "../../texts/text.ts";
import type { FilmScript } from "./film-script.ts";

/** A dose, the start of a course, or its end (min). */
export interface FilmTreatment {
  readonly time: number;
  readonly label: string;
  readonly kind: "dose" | "start" | "stop";
}

/** What is said of a treatment in a frame. */
export interface FilmMarker {
  /** "anti-PD-1, day 12" */
  readonly text: string;
  /** 0 to 1 */
  readonly opacity: number;
  /** Whether its course lasts. */
  readonly lasts: boolean;
}

/** s of film that a marker stays, however fast time passes, and the last of them in which it fades. */
const STAYS = 2.5;
const FADES = 0.6;
/** At once, the latest. */
const MOST = 4;

/**
 * The treatments to be told at a moment of a film (s): each from its dose on for long enough to be read, a course
 * while it lasts. Of several doses of one name the latest is told.
 */
export function markersAt(
  treatments: readonly FilmTreatment[],
  script: Pick<FilmScript, "secondsAt" | "from" | "to">,
  at: number,
  time: number,
): readonly FilmMarker[] {
  const latest = new Map<string, FilmMarker & { readonly since: number }>();
  for (const one of treatments) {
    if (one.label === "" || one.time > time || one.kind === "stop") continue;
    const isCourse = one.kind === "start";
    const end = isCourse ? endOf(one, treatments) : one.time;
    const lasts = isCourse && end > time;
    const shown = Math.max(script.secondsAt(one.time), script.secondsAt(Math.min(end, script.to)));
    const left = shown + STAYS - at;
    if (!lasts && (left <= 0 || (!isCourse && one.time < script.from))) continue;
    const opacity = lasts ? 1 : Math.min(1, left / FADES);
    const when = dayWords(one.time, script.to);
    const text = lasts ? t`${one.label}, since ${when}` : `${one.label}, ${when}`;
    latest.set(one.label, { text, opacity, lasts, since: one.time });
  }
  return [...latest.values()]
    .sort((a, b) => a.since - b.since)
    .slice(-MOST)
    .map(({ since: _, ...marker }) => marker);
}

function endOf({ time, label }: FilmTreatment, treatments: readonly FilmTreatment[]): number {
  const end = treatments.find(
    (one) => one.kind === "stop" && one.label === label && one.time > time,
  );
  return end?.time ?? Number.POSITIVE_INFINITY;
}

/** "day 12", in the unit that the film's end fills at least twice. */
function dayWords(time: number, end: number): string {
  const [minutes, name] = end >= 2880 ? [1440, "day"] : end >= 120 ? [60, "hour"] : [1, "minute"];
  return `${name} ${formatNumber(Math.floor((10 * time) / minutes + 1e-9) / 10)}`;
}
