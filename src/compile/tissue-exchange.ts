import type { ConvertProcess, Model } from "../model/model.ts";
import { namesBelow } from "../model/names-in-expression.ts";
import { variesInSpace } from "./conversion-flow.ts";
import { type Names, observedBy } from "./model-scope.ts";
import type { CreditSource } from "./step-plan.ts";

/**
 * What passes between compartments and the tissue, and the scalars that carry it, so that what
 * leaves one side is what arrives on the other (docs/numerics.md).
 */
export interface TissueExchange {
  /**
   * Compartment to field: the scalar by which the tissue's gains add up to what left. Where the rate
   * varies in space it is the amount over step and mean rate, and a voxel gains that times its own
   * rate, of the state and time that the mean was taken of; else the amount over the step.
   */
  readonly handed: ReadonlyMap<ConvertProcess, number>;
  /** Scalars that keep compartments (by index) as they were when the means were taken. */
  readonly keptCompartments: ReadonlyMap<number, number>;
  /** Likewise the time; undefined where no such rate uses t. */
  readonly keptTime: number | undefined;
  /**
   * By compartment (index) that the tissue gives to: the scalar of what it was credited in advance,
   * which what does arrive takes the place of.
   */
  readonly expected: ReadonlyMap<number, number>;
  /**
   * The first of three scalars of each compartment, in order: its mean over the step, over the first half of
   * it and over the second.
   */
  readonly meansAt: number;
  readonly handedCount: number;
  /** Field to compartment: means over the domain. */
  readonly credits: readonly Credit[];
}

/**
 * `amount`: what conversions took (`of` says when that is known). Of the state at the start of the
 * step: `flow`, what they take per min; `least`, what they take in the step at least; `refund`, the
 * rate at which what the compartment hands out comes back within the step, 1/min.
 */
export type CreditKind = "amount" | "flow" | "least" | "refund";

export interface Credit {
  readonly compartment: number;
  readonly kind: CreditKind;
  readonly of: CreditSource;
  /** Conversions into the compartment. */
  readonly processes: readonly ConvertProcess[];
  readonly scalar: number;
}

export function findTissueExchange(
  model: Model,
  names: Names,
  scheme: "implicit" | "explicit",
): TissueExchange {
  const conversions = model.processes.filter((one) => one.type === "convert");
  const kindOf = (name: string) => names.get(name)?.kind;
  const leaving = conversions.filter(
    ({ from, to }) => kindOf(from) === "compartment" && kindOf(to) === "field",
  );
  let next = model.compartments.length;
  const handed = new Map(leaving.map((process) => [process, next++]));
  const arriving = model.compartments.map(({ name }) =>
    conversions.filter(({ from, to }) => to === name && kindOf(from) === "field"),
  );
  const returning = arriving.flat().filter((process) => isReturn(process, leaving));
  const read = [...leaving.filter(({ rate }) => variesInSpace(rate, names)), ...returning];
  const used = new Set(read.flatMap(({ rate }) => [...namesBelow(rate, observedBy(names))]));
  const keptCompartments = new Map<number, number>();
  for (const [index, { name }] of model.compartments.entries()) {
    if (used.has(name)) keptCompartments.set(index, next++);
  }
  const keptTime = used.has("t") && !names.has("t") ? next++ : undefined;
  const expected = new Map(
    arriving.flatMap((processes, index) =>
      processes.length > 0 ? [[index, next++] as const] : [],
    ),
  );
  const meansAt = next;
  next += 3 * model.compartments.length;
  const handedCount = next - model.compartments.length;
  const substrates = new Set(
    model.fields.flatMap(({ name, kind }) => (kind === "substrate" ? name : [])),
  );
  const sourceOf = ({ from }: ConvertProcess): CreditSource =>
    scheme === "implicit" && substrates.has(from) ? "substrates" : "reactions";
  const credits = arriving.flatMap((all, compartment) => {
    const amounts = (["reactions", "substrates"] as const).map((of) => {
      const processes = all.filter((process) => sourceOf(process) === of);
      return { compartment, kind: "amount", of, processes } as const;
    });
    const gives = leaving.some(({ from }) => from === model.compartments[compartment]?.name);
    const kinds = gives ? (["flow", "least", "refund"] as const) : (["flow", "least"] as const);
    const advances = kinds.map((kind) => {
      return { compartment, kind, of: "start", processes: all } as const;
    });
    return [...advances, ...amounts]
      .filter(({ processes }) => processes.length > 0)
      .map((credit): Credit => ({ ...credit, scalar: next++ }));
  });
  return { handed, keptCompartments, keptTime, expected, meansAt, handedCount, credits };
}

/** Whether a conversion takes back from a field what others (`leaving`) give to it from a compartment. */
export function isReturn(process: ConvertProcess, leaving: Iterable<ConvertProcess>): boolean {
  return [...leaving].some(({ from, to }) => from === process.to && to === process.from);
}
