import { type LevelShape, levelWords } from "./level-shapes.ts";
import { slotAlignment } from "./step-uniforms.ts";

/**
 * The step's clocks, as kernels number them: its start or the present, its middle, those of
 * its halves, its end.
 */
export const clocks = { start: 0, whole: 1, first: 2, second: 3, end: 4 } as const;

/** What one dispatch is told beside the step: struct Task of shaders/lib/task.wgsl; 0 if absent. */
export interface Task {
  readonly level?: LevelShape;
  readonly coarse?: LevelShape;
  readonly color?: number;
  readonly clock?: number;
  readonly variant?: number;
  readonly index?: number;
  readonly firstRow?: number;
  readonly strips?: number;
  readonly readAt?: number;
  readonly writeAt?: number;
  readonly groups?: readonly [number, number, number];
  readonly slice?: number;
  readonly layer?: number;
}

/** Bytes of struct Task, and at least of struct Brush of shaders/editing/paint.wgsl. */
export const taskBytes = 160;

/** Struct Task as bytes, taskBytes long. */
export function packTask(task: Task): ArrayBuffer {
  const bytes = new ArrayBuffer(taskBytes);
  const words = new Int32Array(bytes);
  if (task.level !== undefined) words.set(levelWords(task.level), 0);
  if (task.coarse !== undefined) words.set(levelWords(task.coarse), 12);
  const numbers = [
    task.color,
    task.clock,
    task.variant,
    task.index,
    task.firstRow,
    task.strips,
    task.readAt,
    task.writeAt,
    ...(task.groups ?? [0, 0, 0]),
    task.slice,
    task.layer,
  ];
  words.set(
    numbers.map((value) => value ?? 0),
    24,
  );
  return bytes;
}

/** Collects the tasks of a run's dispatches; equal ones share a slot of the uniform buffer. */
export class TaskList {
  readonly #offsets = new Map<string, number>();
  readonly #packed: ArrayBuffer[] = [];

  /** Byte offset of the task's slot. */
  add(task: Task): number {
    const packed = packTask(task);
    const key = new Uint32Array(packed).join();
    const known = this.#offsets.get(key);
    if (known !== undefined) return known;
    const offset = this.#packed.push(packed) * slotAlignment - slotAlignment;
    this.#offsets.set(key, offset);
    return offset;
  }

  /** All slots one after the other. */
  pack(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#packed.length * slotAlignment);
    this.#packed.forEach((packed, index) => {
      bytes.set(new Uint8Array(packed), index * slotAlignment);
    });
    return bytes;
  }
}
