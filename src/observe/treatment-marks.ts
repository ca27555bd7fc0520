import type { Intervention } from "../model/scenario.ts";

/** Where a treatment begins, or a dose is given, on an axis of time. */
export interface TreatmentMark {
  /** min */
  readonly time: number;
  readonly label: string;
  /** A dose, the start of a course, or its end. */
  readonly kind: "dose" | "start" | "stop";
}

/** A treatment that is given more often than this is marked as often as this. */
const MOST = 60;

/** All doses, starts and ends of courses from 0 to `until` (min), in order of time. */
export function treatmentMarks(
  interventions: readonly Intervention[],
  until: number,
): readonly TreatmentMark[] {
  const marks = interventions.flatMap((one) => occurrences(one, until));
  return marks.sort((a, b) => a.time - b.time);
}

function occurrences(one: Intervention, until: number): TreatmentMark[] {
  const marks: TreatmentMark[] = [];
  const count = one.every > 0 && Number.isFinite(one.every) ? Math.min(one.count, MOST) : 1;
  for (let index = 0; index < Math.min(count, one.count); index++) {
    const shift = index === 0 ? 0 : index * one.every;
    const start = one.start + shift;
    if (!(start <= until)) break;
    const { label } = one;
    marks.push({ time: start, label, kind: one.type === "field" ? "dose" : "start" });
    if (one.type !== "parameter" || one.stop + shift > until) continue;
    marks.push({ time: one.stop + shift, label, kind: "stop" });
  }
  return marks;
}
