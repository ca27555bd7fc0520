import type { FactorColumn } from "../../sweep/factor-column.ts";
import type { FactorMeaning } from "../../sweep/factor-meaning.ts";
import type { OutputColumn } from "../../sweep/output-columns.ts";
import { columnNames } from "./result-tables.ts";

/** What the numbers of a column are. */
interface Entry {
  readonly unit: string;
  readonly meaning: string;
}

const text = (meaning: string): Entry => ({ unit: "", meaning });

/**
 * `results.units.json`: unit ("" where there is none, or where it is not known) and meaning of each
 * column of the tables, by table; and of each curve.
 */
export function unitsRecord(
  factors: readonly FactorColumn[],
  meanings: readonly FactorMeaning[],
  outputs: readonly OutputColumn[],
): object {
  const single = outputs.filter(({ kind }) => kind !== "curve");
  const names = columnNames(factors, single);
  const of = (columns: readonly string[], entries: readonly Entry[]) =>
    Object.fromEntries(columns.map((name, index) => [name, entries[index]]));
  const head = {
    index: text("place of the run in the manifest, from 0"),
    id: text("name of the run's files"),
    preset: text("preset"),
    point: text("point of the design, from 0"),
    seed: text("seed of the run's random numbers"),
    ...of(
      names.factors,
      factors.map(({ kind, unit }, index) => {
        const known = meanings[index];
        const own = kind === "number" && unit === "" ? known?.unit : unit;
        return { unit: own ?? "", meaning: known?.meaning ?? "" };
      }),
    ),
  };
  return {
    format: "milieu-sweep-units/1",
    results: {
      ...head,
      ...of(
        names.outputs,
        single.map(({ unit, meaning }) => ({ unit, meaning })),
      ),
      status: text("done, failed, running or missing"),
      problem: text("why the run failed, or why some of its numbers are none"),
    },
    curves: {
      ...head,
      output: text("which curve; `outputs` has the unit of its values"),
      time_min: { unit: "min", meaning: "time since the start of the run" },
      value: text("the output at this time"),
    },
    outputs: of(
      outputs.map(({ name }) => name),
      outputs.map(({ unit, meaning }) => ({ unit, meaning })),
    ),
    claims: {
      ...head,
      claim: text("place in the preset's claims, from 0"),
      statement: text("what is claimed"),
      value: text("what was measured"),
      control: text("what it is compared with"),
      holds: text("whether the claim holds"),
      found: text("what came out, in words"),
    },
    failed: {
      index: head.index,
      id: head.id,
      code: text("exit code of such a failure"),
      message: text("what went wrong"),
      time: text("when, ISO 8601"),
    },
  };
}
