import { writeFile } from "node:fs/promises";
import { frameTimes } from "../data/frame-times.ts";
import type { Engine } from "../engine/engine.ts";
import { drawChart, printStyle } from "../instruments/chart/draw-chart.ts";
import { svgText } from "../instruments/chart/node.ts";
import { instrumentContext } from "../instruments/context.ts";
import { findingCsv, plainFinding } from "../instruments/finding-csv.ts";
import type { Finding, Moment } from "../instruments/instrument.ts";
import {
  findingOf,
  instrumentOf,
  takeMoment,
  titleOf,
  wantsOf,
} from "../instruments/instruments.ts";
import { legibleOnWhite } from "../look/legible-color.ts";
import { drawableSetting, paintedOf, resolveView } from "../look/views.ts";
import { ModelError } from "../model/error.ts";
import { readInstruments } from "../observe/instrument-reading.ts";
import { completedSetting, requireKind } from "../observe/instrument-setting.ts";
import { parseJson } from "../preset/parse-json.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { loadFamily } from "./load-preset.ts";
import { type Backend, openEngine } from "./open-engine.ts";
import { changesOf, type RunChanges, requireFewFrames } from "./run-plan.ts";

/** In which form a measurement is given. */
export const findingFormats = ["csv", "json", "svg"] as const;
export type FindingFormat = (typeof findingFormats)[number];

export interface MeasureOptions extends RunChanges {
  readonly backend: Backend;
  readonly threads: number;
  /** JSON with keys of the instrument; the others are as it begins. */
  readonly setting: string;
  /** min */
  readonly at: number;
  /** Between two moments of what shows the past, min; default: a twentieth of the run. */
  readonly every?: number;
  readonly format: FindingFormat;
  /** A file; absent: standard output. */
  readonly out?: string;
}

/** px of a chart. */
const WIDTH = 480;

/** `milieu measure`: runs a preset to a time and gives what one of the page's instruments makes of it. */
export async function measure(
  presetName: string,
  instrument: string,
  options: MeasureOptions,
): Promise<void> {
  const family = await loadFamily(presetName);
  const changes = changesOf(options);
  const { preset, setting, context } = usage(() => {
    const preset = family.resolve(changes);
    const { model, grid } = preset.scenario;
    const { vocabulary } = family.context(changes);
    const view = drawableSetting(preset.view);
    const tissue = view.mode === "tissue" ? { tissue: view } : {};
    // Names and colors of what the picture is painted from do not depend on its windows.
    const painted = paintedOf(resolveView(view, model, () => [0, 1]));
    const context = instrumentContext({ model, grid, vocabulary, painted, ...tissue });
    const given = parseJson(options.setting) as Readonly<Record<string, unknown>>;
    return { preset, context, setting: completedSetting(requireKind(instrument), given, context) };
  });
  const { overTime } = instrumentOf(setting.kind);
  const every = options.every ?? Math.max(options.at / 20, 1e-9);
  if (overTime) requireFewFrames(options.at, every);
  const times = overTime ? frameTimes(options.at, every, 0) : [options.at];
  const { scenario } = preset;
  const engine = await openEngine(scenario, options.backend, options.threads);
  try {
    const moments: Moment[] = [];
    const state = { scenario, vocabulary: context.vocabulary };
    for (const time of times) {
      await advanceTo(engine, time);
      const [reading] = await readInstruments(engine, state, [wantsOf(setting, context)]);
      if (reading !== undefined) moments.push(takeMoment(setting, reading, context));
    }
    const finding = findingOf(setting, moments, context);
    const text = textOf(finding, options.format, `${titleOf(setting)}, ${preset.title}`);
    if (options.out === undefined) process.stdout.write(text);
    else await writeFile(options.out, text);
  } finally {
    engine.dispose();
  }
}

/** What is wrong with the setting is wrong usage, said with its place. */
function usage<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new CliError(exitCode.usage, error.message);
  }
}

async function advanceTo(engine: Engine, time: number): Promise<void> {
  while (engine.time < time) {
    if ((await engine.advance(8, time)) === 0) return;
  }
}

function textOf(finding: Finding, format: FindingFormat, title: string): string {
  if (format === "csv") return findingCsv(finding);
  if (format === "json") return `${JSON.stringify(plainFinding(finding), null, 2)}\n`;
  const style = printStyle(legibleOnWhite);
  return `${svgText(drawChart(finding, { width: WIDTH, style, title }).svg)}\n`;
}
