import { programOf } from "../compile/program-of.ts";
import { openCpuEngine } from "../engine/cpu/cpu-engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import { type EnginePort, packError } from "../engine/remote/engine-messages.ts";
import { type Grid, voxelCount } from "../model/grid.ts";
import { EngineReuse } from "../sweep/engine-reuse.ts";
import { performRun, type RunTask } from "../sweep/perform-run.ts";
import { t } from "../texts/text.ts";
import type { SweepCall, SweepImage, SweepReply } from "./sweep-messages.ts";
import { curveOutput } from "./sweep-plan.ts";
import type { MeasuredSpeed } from "./sweep-setting.ts";

/** A worker of a sweep: runs one after the other on one thread, with one engine where that is possible. */
const engines = new EngineReuse((scenario) => openCpuEngine(programOf(scenario), scenario));
const page = globalThis as unknown as EnginePort;

page.addEventListener("message", ({ data }) => {
  answer(data as SweepCall).catch((error: unknown) =>
    tell({ kind: "failed", error: packError(error) }),
  );
});

function tell(reply: SweepReply, transfer: Transferable[] = []): void {
  page.postMessage(reply, transfer);
}

async function answer(call: SweepCall): Promise<void> {
  if (call.kind === "measure") {
    tell({ kind: "measured", speed: await measureSpeed(call.task) });
    return;
  }
  const image = await run(call.task, call.slice);
  tell({ kind: "done", image }, [image.data.buffer as ArrayBuffer]);
}

/** Steps that are not counted: the first ones are short and make room for themselves. */
const warmUp = 2;
const fewestSteps = 3;
/** ms in which steps are counted */
const patience = 700;

async function measureSpeed({ scenario }: RunTask): Promise<MeasuredSpeed> {
  const begun = performance.now();
  const engine = await engines.begin(scenario);
  await engine.advance(warmUp);
  const opened = performance.now();
  let steps = 0;
  while (steps < fewestSteps || performance.now() - opened < patience) {
    steps += await engine.advance(1);
  }
  const perStep = (performance.now() - opened) / 1000 / steps;
  return { opening: (opened - begun) / 1000, voxelStep: perStep / voxelCount(scenario.grid) };
}

async function run(task: RunTask, slice: number): Promise<SweepImage> {
  const { grid } = task.scenario;
  const layers: Float32Array[] = [];
  const readings = await performRun(task, {
    openEngine: (scenario) => engines.begin(scenario),
    keepField: async (_, values) => {
      layers.push(sliceOf(values, grid, slice));
    },
    between: async (share) => {
      tell({ kind: "progress", share });
      return false;
    },
    onRead: ({ numbers }, share) =>
      tell({ kind: "curve", share, values: numbers[curveOutput] ?? [] }),
  });
  if (readings === undefined) throw new EngineError(t`The run was stopped.`);
  const data = new Float32Array(layers.length * grid.nx * grid.ny);
  layers.forEach((layer, index) => {
    data.set(layer, index * layer.length);
  });
  const time = task.outputs.fields[0]?.at ?? 0;
  return { data, width: grid.nx, height: grid.ny, layers: layers.length, time };
}

function sliceOf(values: Float32Array, { nx, ny }: Grid, slice: number): Float32Array {
  return values.subarray(slice * nx * ny, (slice + 1) * nx * ny);
}
