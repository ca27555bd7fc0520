import type { BlockBuilder } from "./block-builder.ts";
import type { ModelContext } from "./model-context.ts";

/** Planes of the `flow` buffer by substrate, -1: none. */
export interface FlowPlanes {
  /** What conversions of other substrates are expected to bring (block `flows`). */
  readonly expected: readonly number[];
  /** What populations and static fields hand over in this step (block `advance`). */
  readonly arriving: readonly number[];
  readonly count: number;
}

export function flowPlanes({ model }: ModelContext): FlowPlanes {
  let count = 0;
  const substrates = model.fields.filter(({ kind }) => kind === "substrate");
  const names = new Set(substrates.map(({ name }) => name));
  const tissue = new Set(model.fields.map(({ name }) => name).filter((name) => !names.has(name)));
  const planesFrom = (donors: ReadonlySet<string>): number[] =>
    substrates.map(({ name }) =>
      model.processes.some(
        (process) => process.type === "convert" && process.to === name && donors.has(process.from),
      )
        ? count++
        : -1,
    );
  return { expected: planesFrom(names), arriving: planesFrom(tissue), count };
}

/** What a plane says that conversions bring per min; nothing for -1. */
export function flowInto(builder: BlockBuilder, plane = -1): number[] {
  return plane < 0 ? [] : [builder.leaf({ op: "flow", plane })];
}
