import type { InterventionBlock } from "../../compile/program.ts";
import { limits } from "../../limits/limits.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { type Dispatch, type DispatchDraft, planeGroups } from "./dispatch.ts";
import { planLocals, planObserve, planStatistics } from "./plan-observation.ts";
import { planPasses, type StepLimits } from "./plan-passes.ts";
import { everyPair, mostCycles } from "./step-limits.ts";
import { slotAlignment } from "./step-uniforms.ts";
import { TaskList } from "./tasks.ts";

/** An observable's own dispatches. */
interface Observation {
  /** The means and integrals that it uses. */
  readonly locals: readonly Dispatch[];
  readonly observe: Dispatch;
}

/** Every dispatch that a run can need, with its task in a slot of the tasks buffer. */
export class StepDispatches {
  readonly #layout: BufferLayout;
  readonly #tasks = new TaskList();
  readonly #steps = new Map<string, readonly Dispatch[]>();
  readonly #interventions: readonly (readonly Dispatch[])[];
  readonly #observations: readonly Observation[];
  /** Statistics of all fields, then of the first, second, ... observable of a measurement. */
  readonly #statistics: readonly Dispatch[];
  /** The slots of the fixed tasks; those of a picture's layers and of the brush follow. */
  readonly packedTasks: Uint8Array<ArrayBuffer>;

  constructor(layout: BufferLayout) {
    this.#layout = layout;
    const { interventions, blocks, layout: program } = layout.program;
    this.#interventions = interventions.map((one, index) =>
      one === null ? [] : this.#place([interventionDraft(layout, one, index)]),
    );
    const { fieldCount } = program;
    this.#observations = blocks.observables.map((_, index) => ({
      locals: this.#place(planLocals(layout, index)),
      observe: this.#place([planObserve(layout, index)])[0]!,
    }));
    this.#statistics = this.#place([
      planStatistics(layout, 0, fieldCount),
      ...blocks.observables.map((_, index) => planStatistics(layout, fieldCount + index, 1)),
    ]);
    // With every limit that a run may have, so that later plans find all their tasks in place.
    const { ordinary, afterEvent } = mostCycles(layout.tolerance);
    this.step({ cycles: ordinary, pairs: everyPair });
    for (let most = 1; most <= afterEvent.whole; most++) {
      const cycles = { whole: most, first: most, second: most };
      this.#place(planPasses(layout, layout.program.plan, { cycles, pairs: everyPair }));
    }
    this.packedTasks = this.#tasks.pack();
  }

  /** Bytes of the tasks buffer. */
  get taskBytes(): number {
    return this.packedTasks.byteLength + (2 * limits.layers.most + 1) * slotAlignment;
  }

  /** Byte offset of the task of a picture's layer, which is written anew for each picture. */
  pictureSlot(layer: number): number {
    return this.packedTasks.byteLength + layer * slotAlignment;
  }

  /** Byte offset of the task of a stroke. */
  get brushSlot(): number {
    return this.pictureSlot(limits.layers.most);
  }

  /** Byte offset of the task of a sampled layer, which is written anew for each request. */
  sampleSlot(layer: number): number {
    return this.pictureSlot(limits.layers.most + 1 + layer);
  }

  /** One step. */
  step(limits: StepLimits): readonly Dispatch[] {
    const { whole, first, second } = limits.cycles;
    const { count, mayNeedMore, mayNeedFewer } = limits.pairs;
    const key = [whole, first, second, count, mayNeedMore, mayNeedFewer].join();
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    const { plan } = this.#layout.program;
    const dispatches = this.#place(planPasses(this.#layout, plan, limits));
    this.#steps.set(key, dispatches);
    return dispatches;
  }

  intervention(index: number): readonly Dispatch[] {
    return this.#interventions[index] ?? [];
  }

  /** An observable's value in every voxel of the present state. */
  observe(observable: number): readonly Dispatch[] {
    const { locals, observe } = this.#observations[observable]!;
    return [...locals, observe];
  }

  /** Statistics of every field, then of these observables, a row each. */
  statistics(observables: readonly number[]): readonly Dispatch[] {
    const [fields, ...rows] = this.#statistics;
    const hasFields = this.#layout.program.layout.fieldCount > 0;
    return [
      ...(hasFields ? [fields!] : []),
      ...observables.flatMap((one, row) => [...this.observe(one), rows[row]!]),
    ];
  }

  /** `layers`: a field's slot or -1 - an observable's index each; their tasks must be written. */
  picture(layers: readonly number[]): Dispatch[] {
    const { nx, ny } = this.#layout.grid;
    const groups = planeGroups(nx, ny, 1);
    return layers.flatMap((layer, index) => {
      const task = this.pictureSlot(index);
      const pack = { kernel: "display/pack-channels", groups, task, output: "picture" } as const;
      if (layer >= 0) return [pack];
      const { locals, observe } = this.#observations[-1 - layer]!;
      return [...locals, { ...observe, groups, task }, pack];
    });
  }

  /** The same for all slices. */
  volume(layers: readonly number[]): Dispatch[] {
    const { nx, ny, nz } = this.#layout.grid;
    const groups = planeGroups(nx, ny, nz);
    return layers.flatMap((layer, index) => {
      const task = this.pictureSlot(index);
      const pack = { kernel: "display/pack-volume", groups, task, output: "picture" } as const;
      return layer >= 0 ? [pack] : [...this.observe(-1 - layer), pack];
    });
  }

  /** The values of layers in `count` voxels; their tasks must be written. */
  samples(layers: readonly number[], count: number): Dispatch[] {
    return layers.flatMap((layer, index) => {
      const gather = {
        kernel: "analysis/gather",
        groups: [Math.ceil(count / 64), 1, 1],
        task: this.sampleSlot(index),
        output: "samples",
      } as const;
      return layer >= 0 ? [gather] : [...this.observe(-1 - layer), gather];
    });
  }

  /** `size`: voxels of the box that the brush reaches. */
  paint(size: readonly [number, number, number]): Dispatch {
    const groups = planeGroups(size[0], size[1], size[2]);
    return { kernel: "editing/paint", groups, task: this.brushSlot };
  }

  /** All that can be asked of any run; not what evaluates observables, which few ask for. */
  everyRun(): readonly Dispatch[] {
    return [
      ...[...this.#steps.values()].flat(),
      ...this.#interventions.flat(),
      ...this.statistics([]),
      ...this.picture([0]),
      this.paint([1, 1, 1]),
    ];
  }

  #place(drafts: readonly DispatchDraft[]): Dispatch[] {
    return drafts.map((draft) => ({ ...draft, task: this.#tasks.add(draft.task ?? {}) }));
  }
}

function interventionDraft(
  { grid, hasCarry }: BufferLayout,
  { slot, compartment, keepsCarry }: InterventionBlock,
  index: number,
): DispatchDraft {
  const task = {
    index,
    layer: slot < 0 ? compartment : slot,
    variant: hasCarry && !keepsCarry ? 1 : 0,
  };
  return slot < 0
    ? { kernel: "kinetics/intervene-compartment", groups: [1, 1, 1], task }
    : { kernel: "kinetics/intervene", groups: planeGroups(grid.nx, grid.ny, grid.nz), task };
}
