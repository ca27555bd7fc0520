import type { PlanFile } from "./plan-schema.ts";
import type { Sweep } from "./sweep.ts";

/** An output or score of a plan, as a table or a figure names it. */
export interface OutputColumn {
  readonly name: string;
  readonly kind: "number" | "curve" | "score";
  /** "" where it is not known, or where it differs from preset to preset. */
  readonly unit: string;
  readonly meaning: string;
}

type Planned = Pick<Sweep, "plan" | "presets" | "outputsOf">;

/** Numbers, curves and scores in the order in which the plan has them; whole fields are left out. */
export function outputColumns(sweep: Planned): readonly OutputColumn[] {
  const { plan, presets } = sweep;
  const resolved = presets.flatMap(({ name }) => sweep.outputsOf(name).numbers);
  const outputs = plan.outputs.flatMap((file): OutputColumn[] => {
    const found = "name" in file ? resolved.filter(({ name }) => name === file.name) : [];
    const [first] = found;
    if (first === undefined) return [];
    const unit = found.every((one) => one.unit === first.unit) ? first.unit : "";
    const kind = first.isCurve ? "curve" : "number";
    return [{ name: first.name, kind, unit, meaning: meaningOf(file) }];
  });
  const scores = Object.entries(plan.scores ?? {}).map(
    ([name, formula]): OutputColumn => ({ name, kind: "score", unit: "", meaning: formula }),
  );
  return [...outputs, ...scores];
}

/** What is read, in the plan's words. */
function meaningOf(file: PlanFile["outputs"][number]): string {
  if ("claims" in file) return "claims of the preset";
  if ("field" in file) return `all values of ${file.field}`;
  const when = "every" in file && file.every !== undefined ? `every ${file.every}` : timesOf(file);
  if ("compartment" in file) return `${file.compartment} ${when}`;
  const { measure = "mean", of, where, with: other } = file;
  const pair = other === undefined ? of : `${of} with ${other}`;
  return `${measure} of ${pair}${where === undefined ? "" : ` where ${where}`} ${when}`;
}

function timesOf({ at }: { readonly at?: string | readonly string[] | undefined }): string {
  if (at === undefined) return "at the end";
  return `at ${typeof at === "string" ? at : at.join(", ")}`;
}
