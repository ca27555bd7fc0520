import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { didYouMean } from "../../model/suggest.ts";
import { type OutputColumn, outputColumns } from "../../sweep/output-columns.ts";
import type { PlotFactor } from "../../sweep/plots/figure.ts";
import {
  type PlotKind,
  plotKinds,
  type SweepShape,
  usualKinds,
  whyNot,
} from "../../sweep/plots/plot-kinds.ts";
import { CliError, exitCode } from "../exit-code.ts";
import { surveyFactors } from "./collect.ts";
import { type ChosenFactor, drawPlot } from "./draw-plot.ts";
import { type PlotData, type PlotRun, readPlotData } from "./plot-data.ts";
import type { ResultSource } from "./result-source.ts";
import { scratchOf } from "./table.ts";

export interface PlotOptions {
  /** Names of outputs and scores; default: all. */
  readonly outputs?: readonly string[];
  /** Default: what says most for the plan's design. */
  readonly kinds?: readonly string[];
  /** Names of factors: what curves are grouped by, a heat map's x and y, what is scattered against. */
  readonly by?: readonly string[];
}

/** What `plot` drew. */
export interface Plotted {
  /** Paths within the sweep's folder. */
  readonly files: readonly string[];
  /** Outputs without a figure, and why. */
  readonly skipped: readonly string[];
}

/**
 * Draws the results of a sweep into DIR/plots as OUTPUT-KIND.svg; with several presets each has figures
 * of its own, OUTPUT-KIND-PRESET.svg. Throws CliError 64 for an unknown output, kind or factor, for a
 * kind that does not fit, and where no run is done.
 */
export async function plot(source: ResultSource, options: PlotOptions = {}): Promise<Plotted> {
  const outputs = chooseOutputs(outputColumns(source.sweep), options.outputs);
  const kinds = options.kinds && [...new Set(options.kinds)].map(kindNamed);
  const data = await readPlotData(source, await surveyFactors(source), outputs);
  if (data.done === 0) throw usage("no run of this sweep is done yet; run it first");
  const { plan, presets } = source.sweep;
  const design = plan.design ?? { type: "grid" };
  const varying = varyingFactors(data);
  const shape: SweepShape = {
    design: design.type,
    varying: varying.map(({ name }) => name),
    presets: presets.length,
  };
  const by = options.by?.map((name) => factorNamed(name, data.factors, presets.length));
  const wanted = chooseKinds(outputs, kinds, shape, options.outputs !== undefined);
  const folder = join(source.dir, "plots");
  await mkdir(folder, { recursive: true });
  const taken = new Set<string>();
  const files: string[] = [];
  for (const { output, kind } of wanted) {
    const chosen = chooseFactors(kind, by, varying, shape, data);
    const isJoint = presets.length === 1 || chosen.some(({ place }) => place === "preset");
    for (const preset of isJoint ? [undefined] : presets.map(({ name }) => name)) {
      const runs = data.runs.filter((run) => preset === undefined || run.preset === preset);
      const named = preset === undefined ? {} : { preset };
      const subject = { output, design, runs, factors: data.factors, chosen, ...named };
      const file = fileName([output.name, kind, ...(preset === undefined ? [] : [preset])], taken);
      const path = join(folder, file);
      await writeFile(scratchOf(path), drawPlot(kind, subject));
      await rename(scratchOf(path), path);
      files.push(`plots/${file}`);
    }
  }
  const skipped = outputs
    .filter((output) => !wanted.some((one) => one.output === output))
    .map(({ name }) =>
      kinds === undefined
        ? `${name}: all runs have the same values, so that there is nothing to plot it against`
        : `${name}: not of this kind`,
    );
  return { files, skipped };
}

function chooseOutputs(
  known: readonly OutputColumn[],
  names: readonly string[] | undefined,
): readonly OutputColumn[] {
  if (known.length === 0) {
    throw usage("the plan has no output that can be plotted, only fields or claims");
  }
  return [...new Set(names ?? known.map(({ name }) => name))].map((name) => {
    const found = known.find((output) => output.name === name);
    if (found !== undefined) return found;
    const all = known.map((output) => output.name);
    throw usage(
      `there is no output "${name}"${didYouMean(name, all) || `; known are ${all.join(", ")}`}`,
    );
  });
}

function kindNamed(name: string): PlotKind {
  const found = plotKinds.find((kind) => kind === name);
  if (found !== undefined) return found;
  throw usage(`there is no kind of plot "${name}"; known are ${plotKinds.join(", ")}`);
}

function factorNamed(name: string, factors: readonly PlotFactor[], presets: number): ChosenFactor {
  const place = factors.findIndex((factor) => factor.name === name);
  if (place >= 0) return { ...factors[place]!, place };
  if (name === "preset" && presets > 1) return presetFactor;
  const all = factors.map((factor) => factor.name);
  const hint = didYouMean(name, all) || `; known are ${all.join(", ") || "none"}`;
  throw usage(`there is no factor "${name}"${hint}`);
}

const presetFactor: ChosenFactor = { name: "preset", unit: "", scale: "linear", place: "preset" };

interface Wanted {
  readonly output: OutputColumn;
  readonly kind: PlotKind;
}

/** Pairs that fit. Each kind that is asked for must fit an output, each output that is, a kind. */
function chooseKinds(
  outputs: readonly OutputColumn[],
  kinds: readonly PlotKind[] | undefined,
  shape: SweepShape,
  areNamed: boolean,
): readonly Wanted[] {
  if (kinds === undefined) {
    return outputs.flatMap((output) => usualKinds(output, shape).map((kind) => ({ output, kind })));
  }
  const fits = outputs.flatMap((output) =>
    kinds
      .filter((kind) => whyNot(kind, output, shape) === undefined)
      .map((kind) => ({ output, kind })),
  );
  const reason = (output: OutputColumn, kind: PlotKind) => usage(whyNot(kind, output, shape)!);
  for (const kind of kinds) {
    if (!fits.some((one) => one.kind === kind)) throw reason(bestFor(kind, outputs), kind);
  }
  for (const output of areNamed ? outputs : []) {
    if (!fits.some((one) => one.output === output)) throw reason(output, kinds[0]!);
  }
  return fits;
}

/** The output whose reason says most: one of the form that the kind needs. */
function bestFor(kind: PlotKind, outputs: readonly OutputColumn[]): OutputColumn {
  const isCurve = kind === "curves";
  return outputs.find((output) => (output.kind === "curve") === isCurve) ?? outputs[0]!;
}

interface VaryingFactor extends ChosenFactor {
  readonly levels: number;
}

/** Factors with more than one level. */
function varyingFactors({ factors, runs }: PlotData): readonly VaryingFactor[] {
  return factors
    .map((factor, place) => {
      const levels = new Set(runs.map((run: PlotRun) => run.levels[place])).size;
      return { ...factor, place, levels };
    })
    .filter(({ levels }) => levels > 1);
}

/** With few levels a legend tells them. */
const fewLevels = 6;

function chooseFactors(
  kind: PlotKind,
  by: readonly ChosenFactor[] | undefined,
  varying: readonly VaryingFactor[],
  { design, presets }: SweepShape,
  { runs }: PlotData,
): readonly ChosenFactor[] {
  const none = varying.length === 0 && presets > 1 ? [presetFactor] : [];
  switch (kind) {
    case "curves": {
      if (by !== undefined) return by.slice(0, 1);
      const points = new Set(runs.map(({ point }) => point)).size;
      const isListed = design === "grid" || design === "list";
      const grouping =
        varying.find(({ levels }) => levels <= fewLevels || (isListed && 2 * levels <= points)) ??
        (design === "grid" ? varying[0] : undefined);
      return grouping === undefined ? none : [grouping];
    }
    case "heat-map": {
      const [x, y] = by ?? varying;
      const other = y ?? varying.find(({ name }) => name !== x?.name);
      if (x !== undefined && other !== undefined && x.name !== other.name) return [x, other];
      throw usage("a heat map needs two different factors");
    }
    default:
      return by ?? (varying.length > 0 ? varying : none);
  }
}

/** Letters and digits of the names; a name that is taken gets a number. */
function fileName(parts: readonly string[], taken: Set<string>): string {
  const clean = parts.map((part) => part.replace(/[^\p{L}\p{N}_.-]+/gu, "-").replace(/^[.-]+/, ""));
  const stem = clean.map((part) => part.slice(0, 80) || "x").join("-");
  let name = `${stem}.svg`;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem}-${n}.svg`;
  taken.add(name.toLowerCase());
  return name;
}

function usage(message: string): CliError {
  return new CliError(exitCode.usage, message);
}
