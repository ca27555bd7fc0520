import type { DesignFile } from "../plan-schema.ts";

export const plotKinds = ["curves", "heat-map", "tornado", "scatter", "morris", "sobol"] as const;
export type PlotKind = (typeof plotKinds)[number];

/** What a sweep has to plot. */
export interface SweepShape {
  readonly design: DesignFile["type"];
  /** Factors with more than one level. */
  readonly varying: readonly string[];
  readonly presets: number;
}

interface Output {
  readonly name: string;
  readonly kind: "number" | "curve" | "score";
}

/** The kinds of figures that say most of an output; none where nothing varies. */
export function usualKinds({ kind }: Output, shape: SweepShape): readonly PlotKind[] {
  if (kind === "curve") return ["curves"];
  const { design, varying, presets } = shape;
  if (design === "saltelli") return ["sobol"];
  if (design === "morris") return ["morris"];
  if (design === "grid" && varying.length >= 2) return ["heat-map", "tornado"];
  return varying.length > 0 || presets > 1 ? ["scatter"] : [];
}

/** Why a kind of figure cannot be made of an output; undefined where it can. */
export function whyNot(kind: PlotKind, output: Output, shape: SweepShape): string | undefined {
  const name = `"${output.name}"`;
  if (kind === "curves") {
    if (output.kind === "curve") return undefined;
    return `curves need an output over time ("every", or several times in "at"), but ${name} is a single number`;
  }
  if (output.kind === "curve") {
    return `${nounOf[kind]} needs a single number, but ${name} is a curve; of it there are "curves" alone`;
  }
  const { design, varying, presets } = shape;
  switch (kind) {
    case "heat-map":
      if (design === "grid" && varying.length >= 2) return undefined;
      return `a heat map needs a grid over two factors or more; this one has ${describe(shape)}`;
    case "tornado":
      if (design === "grid" && varying.length >= 1) return undefined;
      return `a tornado needs a grid over one factor or more; this one has ${describe(shape)}`;
    case "scatter":
      if (varying.length > 0 || presets > 1) return undefined;
      return "a scatter plot needs something that varies; in this one all runs have the same values";
    case "morris":
      if (design === "morris") return undefined;
      return `elementary effects need a design of type "morris"; this one has ${describe(shape)}`;
    case "sobol":
      if (design === "saltelli") return undefined;
      return `Sobol' indices need a design of type "saltelli"; this one has ${describe(shape)}`;
  }
}

const nounOf: Readonly<Record<Exclude<PlotKind, "curves">, string>> = {
  "heat-map": "a heat map",
  tornado: "a tornado",
  scatter: "a scatter plot",
  morris: "a figure of elementary effects",
  sobol: "a figure of Sobol' indices",
};

function describe({ design, varying }: SweepShape): string {
  const kind = design === "grid" || design === "list" ? `a ${design}` : `a ${design} design`;
  if (varying.length === 0) return `${kind} in which nothing varies`;
  return `${kind} over ${varying.join(", ")}`;
}
