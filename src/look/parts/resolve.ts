import { ModelError } from "../../model/error.ts";
import { requireName } from "../../model/require-name.ts";
import { t } from "../../texts/text.ts";
import type { ContourSetting, LookContext, Window } from "../look.ts";
import type { ContourFile, WindowFile } from "./schema.ts";

const CONTOUR = "#ffffff";

/** Throws ModelError unless the name is a field or observable of the model. */
export function requireShown(name: string, place: string, { vocabulary }: LookContext): void {
  requireName(name, ["field", "observable"], place, vocabulary);
}

export function resolveContours(
  contours: readonly ContourFile[] | undefined,
  place: string,
  context: LookContext,
): readonly ContourSetting[] {
  return (contours ?? []).map(({ field, level, color }, i) => {
    requireShown(field, `${place}.contours[${i}].field`, context);
    return { field, level, color: color ?? CONTOUR };
  });
}

export function resolveWindow(window: WindowFile | undefined, place: string): Window {
  if (window === undefined || window === "auto") return "auto";
  const problem = problemOfWindow(window);
  if (problem === undefined) return window;
  throw new ModelError(place, problem);
}

/** Why two numbers are no window; or undefined. */
export function problemOfWindow([low, high]: readonly [number, number]): string | undefined {
  return low < high
    ? undefined
    : t`must rise from its first to its second number, but is [${low}, ${high}]`;
}
