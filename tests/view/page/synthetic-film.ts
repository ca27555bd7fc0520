import type { Engine, Measurement, Statistics } from "../../../src/engine/engine.ts";
import type { Grid } from "../../../src/model/grid.ts";
import type { FilmScene } from "../../../src/record/paint/film-scene.ts";
import { FilmPainter } from "../../../src/record/paint/painter.ts";
import type { FilmFile } from "../../../src/record/script/film-schema.ts";
import { filmScript } from "../../../src/record/script/film-script.ts";
import { resolveFilm } from "../../../src/record/script/resolve-film.ts";
import { wholeDomain } from "../../../src/view/framing.ts";
import type { Stage } from "../../../src/view/stage.ts";
import { makeScenario } from "../../support/make-scenario.ts";
import type { SyntheticEngine } from "./synthetic-engine.ts";
import { FIELD_NAMES, syntheticField } from "./synthetic-tissue.ts";

export interface SyntheticFilm {
  readonly film: FilmFile;
  readonly stop: number;
  readonly treatments?: FilmScene["treatments"];
  readonly isCompared?: boolean;
}

/** A film of the made-up tumor slice, seen as a field of oxygen in a fixed window. */
export function syntheticScene(
  stage: Stage,
  grid: Grid,
  engine: Engine & SyntheticEngine,
  { film: file, stop, treatments = [], isCompared = false }: SyntheticFilm,
): FilmScene {
  const fields = FIELD_NAMES.map((name) => [
    name,
    { kind: "static", unit: name === "oxygen" ? "mmHg" : "1", signed: true } as const,
  ]);
  const scenario = makeScenario({ grid, step: 10, model: { fields: Object.fromEntries(fields) } });
  const { model } = scenario;
  const vocabulary = new Map(FIELD_NAMES.map((name) => [name, { kind: "field" } as const]));
  const film = resolveFilm(file, { model, grid, vocabulary });
  const run = { label: "", scenario, engine: measuring(engine, grid) };
  const other = { label: "Without", dash: [6, 4], scenario, engine: measuring(engine, grid) };
  return {
    stage,
    film,
    script: filmScript(film, { stop, step: 10, treatments: treatments.map(({ time }) => time) }),
    title: "Test",
    setting: { mode: "field", field: "oxygen", map: "viridis", window: [0, 45], contours: [] },
    slice: 0,
    framing: wholeDomain({ width: grid.nx * grid.dx, height: grid.ny * grid.dy }),
    windows: new Map(),
    series: [
      { name: "tumor", label: "Tumor", unit: "1", color: "rgb(80 140 255)", shown: true },
      { name: "oxygen", label: "Oxygen", unit: "mmHg", color: "#3fff3f", shown: true },
    ],
    treatments,
    runs: isCompared ? [run, other] : [run],
    ...(isCompared && { compare: { layout: "side", wipers: [0.5], against: 1 } as const }),
  };
}

/** Paints one frame of a state; gives its pixels. */
export async function paintAt(scene: FilmScene, index: number): Promise<ImageData> {
  const painter = new FilmPainter(scene);
  await painter.ready();
  const canvas = await painter.paint(scene.script.frame(index));
  return pixelsOf(canvas);
}

export function pixelsOf(canvas: OffscreenCanvas): ImageData {
  const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height);
  if (data === undefined) throw new Error("no 2D canvas");
  return data;
}

/** The synthetic engine with what a film reads of one besides. */
function measuring(engine: Engine & SyntheticEngine, grid: Grid): Engine {
  const statistics = (name: string): Statistics => {
    const values = syntheticField(name, grid, engine.time);
    const sum = values.reduce((total, value) => total + value, 0);
    const [min, max] = [Math.min(...values), Math.max(...values)];
    return { mean: sum / values.length, min, max, integral: sum, nonFinite: 0 };
  };
  return {
    grid,
    get time() {
      return engine.time;
    },
    show: engine.show,
    read: async (name: string) => syntheticField(name, grid, engine.time),
    measure: async ({ names = [] } = {}): Promise<Measurement> => ({
      time: engine.time,
      stepCount: 0,
      fields: Object.fromEntries(names.map((name) => [name, statistics(name)])),
      observables: {},
      compartments: {},
    }),
  } as Partial<Engine> as Engine;
}
