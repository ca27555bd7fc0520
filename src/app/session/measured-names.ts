import type { Picture } from "../picture/picture.ts";
import type { LoadedRun } from "./loaded-run.ts";

/** Who says what is wanted: a session. */
export interface Wanting {
  readonly run: LoadedRun | null;
  readonly picture: Picture | null;
  readonly plotted: readonly string[];
}

/**
 * What the page measures: every field, so that values that are no numbers are noticed wherever they
 * come up, and of the observables those that it plots or whose range a window follows.
 */
export function measuredNames({ run, picture, plotted }: Wanting): readonly string[] {
  if (run === null) return [];
  const { model } = run.preset.scenario;
  const asked = new Set([...plotted, ...(picture?.followed() ?? [])]);
  const observables = model.observables.filter(({ name }) => asked.has(name));
  return [...model.fields, ...observables].map(({ name }) => name);
}
