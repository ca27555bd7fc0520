import { moduleLibrary } from "../src/biology/module-library.ts";
import type { GpuEngine } from "../src/engine/gpu/gpu-engine.ts";
import { instrumentContext } from "../src/instruments/context.ts";
import type { Wants } from "../src/instruments/instrument.ts";
import { instrumentOf, wantsOf } from "../src/instruments/instruments.ts";
import type { InstrumentKind, InstrumentSetting } from "../src/instruments/settings.ts";
import { readInstruments } from "../src/observe/instrument-reading.ts";
import { presetText } from "../src/preset/preset-library.ts";
import { readPresetFamily } from "../src/preset/read-preset.ts";
import type { Machine } from "./machines.ts";
import { secondsPerCall } from "./stopwatch.ts";
import { figure, ratio, type Section } from "./table.ts";

const preset = "hypoxic-core";
const side = 256;
/** Looked at by each instrument that takes several. */
const fields = ["tumor", "oxygen", "m2", "m2Share"];
/** What says where it reads. */
const kinds: readonly InstrumentKind[] = ["probe", "profile", "kymograph", "radial", "region"];

/** What instruments have the GPU read back, and what whole planes would be. */
export async function readings(machines: readonly Machine[]): Promise<Section> {
  const family = await readPresetFamily(await presetText(preset), { library: moduleLibrary });
  const overrides = { grid: [side, side] } as const;
  const { scenario } = family.resolve(overrides);
  const { vocabulary } = family.context(overrides);
  const { model, grid } = scenario;
  const context = instrumentContext({ model, vocabulary, grid });
  const machine = machines.find(({ name }) => name === "GPU")!;
  const engine = (await machine.open(scenario)) as GpuEngine;
  const cost = async (wants: Wants) => {
    const read = () => readInstruments(engine, { scenario, vocabulary }, [wants]);
    const seconds = await secondsPerCall(read, 1);
    const before = engine.bytesRead;
    await read();
    return { seconds, bytes: engine.bytesRead - before };
  };
  const rows: string[][] = [];
  for (const kind of kinds) {
    const start = instrumentOf(kind).start(context);
    const many = start !== null && "fields" in start ? { fields } : {};
    const wants = wantsOf({ ...start, ...many, id: "i1" } as InstrumentSetting, context);
    const { at: _, ...everywhere } = wants;
    const [single, whole] = [await cost(wants), await cost(everywhere)];
    rows.push([
      `${kind}, ${wants.names.length === 1 ? "a field" : `${wants.names.length} fields`}`,
      figure(single.bytes),
      figure(whole.bytes),
      ratio(whole.bytes / single.bytes),
      figure(1000 * single.seconds),
      figure(1000 * whole.seconds),
    ]);
  }
  engine.dispose();
  return {
    title: "What instruments read back from a GPU",
    note: `${preset} on ${side}², settings as instruments begin, of ${fields.join(", ")}; the fastest of the readings of a second. Voxels: gathered on the device. Planes: as before, each field whole.`,
    head: ["instrument", "voxels, bytes", "planes, bytes", "fewer", "voxels, ms", "planes, ms"],
    rows,
  };
}
