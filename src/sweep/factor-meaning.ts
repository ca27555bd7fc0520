import type { NamedTarget } from "./factor.ts";
import type { Sweep } from "./sweep.ts";

/** What a factor is; its unit is that of its values where these are written without. */
export interface FactorMeaning {
  readonly name: string;
  /** "" where it is not known. */
  readonly unit: string;
  readonly meaning: string;
  /** On which its values lie; absent where they are listed. */
  readonly scale?: "linear" | "log";
}

type Planned = Pick<Sweep, "plan" | "presets" | "factors">;

/** Index for index those of a plan. A parameter's unit, label and scale are those of its model. */
export function factorMeanings({ plan, presets, factors }: Planned): readonly FactorMeaning[] {
  const parameters = presets.flatMap(({ family }) => family.context().model.parameters);
  return factors.map((factor, index) => {
    const { name, target } = factor;
    const file = plan.vary?.[index];
    const own =
      target.kind === "parameter"
        ? parameters.find((parameter) => parameter.name === target.parameter)
        : undefined;
    const hasEnds = file?.values === undefined && plan.design?.type !== "list";
    const scale =
      file?.scale ??
      (hasEnds ? (own !== undefined && own.min > 0 ? own.scale : "linear") : undefined);
    return {
      name,
      unit: own?.unit ?? "",
      meaning: meaningOf(factor, own?.label),
      ...(scale === undefined ? {} : { scale }),
    };
  });
}

function meaningOf({ target }: NamedTarget, label: string | undefined): string {
  switch (target.kind) {
    case "parameter":
      if (label === undefined || label === target.parameter) return target.parameter;
      return `${label} (${target.parameter})`;
    case "setting":
      return target.setting === "grid" ? "voxels along each axis" : target.setting;
    default:
      return `${target.change} of ${target.label}`;
  }
}
