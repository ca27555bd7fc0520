import type { ModelDescription } from "../../model/description.ts";

/**
 * A model made wrong on purpose, to see which claims notice. It holds in control runs, too, but for the
 * parameters that these set themselves.
 */
export interface Breakage {
  readonly name: string;
  /** What is done to the model, for a person. */
  readonly what: string;
  readonly parameters?: Readonly<Record<string, number>>;
  /** Labels of interventions of the preset that are left out. */
  readonly without?: readonly string[];
  /** All parts of a model, broken; absent: its formulas stay. */
  readonly change?: (parts: readonly ModelDescription[]) => readonly ModelDescription[];
}

/** What it is called where nothing is broken. */
export const unbroken = "none";
