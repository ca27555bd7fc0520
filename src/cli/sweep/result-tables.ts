import type { FactorColumn } from "../../sweep/factor-column.ts";
import type { OutputColumn } from "../../sweep/output-columns.ts";
import type { LineState } from "./read-lines.ts";
import type { ManifestLine, StoredNumber } from "./run-result.ts";
import type { Cell, Column } from "./table.ts";

/** A table of `collect`: its columns, and the rows that a line of the manifest gives. */
export interface ResultTable {
  readonly name: string;
  readonly columns: readonly Column[];
  rows(state: LineState): Iterable<readonly Cell[]>;
}

const whole = (name: string): Column => ({ name, kind: "whole" });
const number = (name: string): Column => ({ name, kind: "number" });
const text = (name: string): Column => ({ name, kind: "text" });
const truth = (name: string): Column => ({ name, kind: "truth" });

/** The tables of a sweep with these factors and outputs. */
export function resultTables(
  factors: readonly FactorColumn[],
  outputs: readonly OutputColumn[],
): readonly ResultTable[] {
  const single = outputs.filter(({ kind }) => kind !== "curve");
  const names = columnNames(factors, single);
  const factorColumns = factors.map(
    ({ kind }, index): Column => ({ name: names.factors[index]!, kind }),
  );
  const head = [
    whole("index"),
    text("id"),
    text("preset"),
    whole("point"),
    whole("seed"),
    ...factorColumns,
  ];
  const headOf = (line: ManifestLine): readonly Cell[] => [
    line.index,
    line.id,
    line.preset,
    line.point,
    line.seed,
    ...factors.map(({ name, cell }) => {
      const value = line.values[name];
      return value === undefined ? null : cell(value);
    }),
  ];
  return [
    {
      name: "results",
      columns: [...head, ...names.outputs.map(number), text("status"), text("problem")],
      rows: (state) => [
        [
          ...headOf(state.line),
          ...single.map((output) => singleNumber(state, output)),
          state.status,
          problemOf(state),
        ],
      ],
    },
    {
      name: "curves",
      columns: [...head, text("output"), number("time_min"), number("value")],
      *rows(state) {
        if (state.status !== "done") return;
        const begin = headOf(state.line);
        for (const { name, kind } of outputs) {
          const curve = kind === "curve" ? state.result.curves[name] : undefined;
          for (const [place, time] of (curve?.times_min ?? []).entries()) {
            yield [...begin, name, time, curve?.values[place] ?? null];
          }
        }
      },
    },
    {
      name: "claims",
      columns: [
        ...head,
        whole("claim"),
        text("statement"),
        number("value"),
        number("control"),
        truth("holds"),
        text("found"),
      ],
      rows: (state) =>
        (state.status === "done" ? (state.result.claims ?? []) : []).map((claim) => [
          ...headOf(state.line),
          claim.index,
          claim.statement,
          claim.value,
          claim.control ?? null,
          claim.holds,
          claim.found,
        ]),
    },
    {
      name: "failed",
      columns: [whole("index"), text("id"), whole("code"), text("message"), text("time")],
      rows: ({ line, ...state }) =>
        state.status === "failed"
          ? [[line.index, line.id, state.failure.code, state.failure.message, state.failure.time]]
          : [],
    },
  ];
}

function singleNumber(state: LineState, { name, kind }: OutputColumn): StoredNumber {
  if (state.status !== "done") return null;
  const { numbers, scores } = state.result;
  return (kind === "score" ? scores : numbers)[name] ?? null;
}

/** Why there are no numbers, or why some of them are none. */
function problemOf(state: LineState): string | null {
  if (state.status === "failed") return state.failure.message;
  if (state.status !== "done") return null;
  const problems = Object.entries(state.result.problems);
  return problems.length === 0
    ? null
    : problems.map(([name, problem]) => `${name}: ${problem}`).join("; ");
}

/** Of every table but their own. */
const fixed = [
  ...["index", "id", "preset", "point", "seed", "status", "problem"],
  ...["output", "time_min", "value", "claim", "statement", "control", "holds", "found"],
];

/** Names of factors and single numbers as columns: one that is taken gets an addition. */
export function columnNames(
  factors: readonly { readonly name: string }[],
  single: readonly Pick<OutputColumn, "name" | "kind">[],
): { readonly factors: readonly string[]; readonly outputs: readonly string[] } {
  const taken = new Set(fixed);
  const free = (name: string, addition: string) => {
    let free = name;
    while (taken.has(free)) free = `${free} (${addition})`;
    taken.add(free);
    return free;
  };
  return {
    factors: factors.map(({ name }) => free(name, "factor")),
    outputs: single.map(({ name, kind }) => free(name, kind === "score" ? "score" : "output")),
  };
}
