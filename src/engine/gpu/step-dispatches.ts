import type { BufferLayout } from "./buffer-layout.ts";
import { type Dispatch, type DispatchDraft, planeGroups } from "./dispatch.ts";
import { statisticsStrips } from "./gpu-buffers.ts";
import { planPasses } from "./plan-passes.ts";
import { planLocals } from "./plan-terms.ts";
import { slotAlignment } from "./step-uniforms.ts";
import { TaskList } from "./tasks.ts";

/** Every dispatch that a run can need, with its task in a slot of the tasks buffer. */
export class StepDispatches {
  readonly #layout: BufferLayout;
  readonly #tasks = new TaskList();
  readonly #steps = new Map<string, readonly Dispatch[]>();
  readonly #interventions: readonly (readonly Dispatch[])[];
  readonly #locals: readonly Dispatch[];
  readonly #statistics: readonly Dispatch[];
  /** The slots of the fixed tasks; three more follow that change from call to call. */
  readonly packedTasks: Uint8Array<ArrayBuffer>;

  constructor(layout: BufferLayout) {
    this.#layout = layout;
    const { interventions, blocks, layout: program } = layout.program;
    this.#interventions = interventions.map((one, index) =>
      one === null ? [] : this.#place([interventionDraft(layout, one.slot, index)]),
    );
    this.#locals = this.#place(planLocals(layout));
    const strips = statisticsStrips(layout);
    const rows = program.fieldCount + blocks.observables.length;
    this.#statistics = this.#place([
      {
        kernel: "analysis/statistics",
        groups: [strips / 64, rows, 1],
        task: { strips },
        output: "statistics",
      },
    ]);
    // With all pairs of substeps, so that later plans find all their tasks in place.
    this.step(false, null);
    this.step(true, null);
    this.packedTasks = this.#tasks.pack();
  }

  /** Bytes of the tasks buffer. */
  get taskBytes(): number {
    return this.packedTasks.byteLength + 3 * slotAlignment;
  }

  /** Byte offset of the slot of a task that is written anew for each call. */
  slotFor(what: "picture" | "observe" | "brush"): number {
    const slots = ["picture", "observe", "brush"];
    return this.packedTasks.byteLength + slots.indexOf(what) * slotAlignment;
  }

  /** One step; `pairs` as in planPasses. */
  step(afterEvent: boolean, pairs: number | null): readonly Dispatch[] {
    const key = `${afterEvent} ${pairs}`;
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    const { plan } = this.#layout.program;
    const passes = afterEvent ? plan.afterEvent : plan.ordinary;
    const dispatches = this.#place(planPasses(this.#layout, passes, pairs));
    this.#steps.set(key, dispatches);
    return dispatches;
  }

  intervention(index: number): readonly Dispatch[] {
    return this.#interventions[index] ?? [];
  }

  /** The present means and integrals that observables use. */
  locals(): readonly Dispatch[] {
    return this.#locals;
  }

  statistics(): readonly Dispatch[] {
    return [...this.#locals, ...this.#statistics];
  }

  /** Values of one layer in every voxel. */
  observe(): Dispatch {
    const { nx, ny, nz } = this.#layout.grid;
    const task = this.slotFor("observe");
    return {
      kernel: "analysis/observe",
      groups: planeGroups(nx, ny, nz),
      task,
      output: "observed",
    };
  }

  picture(layers: number): Dispatch {
    const { nx, ny } = this.#layout.grid;
    const groups = planeGroups(nx, ny, layers);
    const task = this.slotFor("picture");
    return { kernel: "display/pack-channels", groups, task, output: "picture" };
  }

  /** `size`: voxels of the box that the brush reaches. */
  paint(size: readonly [number, number, number]): Dispatch {
    const groups = planeGroups(size[0], size[1], size[2]);
    return { kernel: "editing/paint", groups, task: this.slotFor("brush") };
  }

  /** Names of the kernels that any of these need. */
  kernelNames(): string[] {
    const planned = [
      ...[...this.#steps.values()].flat(),
      ...this.#interventions.flat(),
      ...this.statistics(),
      this.observe(),
      this.picture(1),
      this.paint([1, 1, 1]),
    ];
    return [...new Set(planned.map(({ kernel }) => kernel))];
  }

  #place(drafts: readonly DispatchDraft[]): Dispatch[] {
    return drafts.map((draft) => ({ ...draft, task: this.#tasks.add(draft.task ?? {}) }));
  }
}

function interventionDraft(layout: BufferLayout, slot: number, index: number): DispatchDraft {
  const { nx, ny, nz } = layout.grid;
  return slot < 0
    ? { kernel: "kinetics/intervene-compartment", groups: [1, 1, 1], task: { index } }
    : { kernel: "kinetics/intervene", groups: planeGroups(nx, ny, nz), task: { index } };
}
