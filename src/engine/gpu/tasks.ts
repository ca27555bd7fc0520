import type { Level } from "../../compile/levels.ts";
import { slotAlignment } from "./step-uniforms.ts";

/** What one dispatch is told beside the step: struct Task of shaders/lib/task.wgsl; 0 if absent. */
export interface Task {
  readonly level?: Level;
  readonly coarse?: Level;
  readonly color?: number;
  readonly colorCount?: number;
  readonly oddWrap?: number;
  readonly clampsSolution?: boolean;
  readonly refresh?: boolean;
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
export const taskBytes = 208;

/** Struct Task as bytes, taskBytes long. */
export function packTask(task: Task): ArrayBuffer {
  const bytes = new ArrayBuffer(taskBytes);
  const words = new Int32Array(bytes);
  packLevel(bytes, 0, task.level);
  packLevel(bytes, 48, task.coarse);
  const numbers = [
    task.color,
    task.colorCount,
    task.oddWrap,
    task.clampsSolution,
    task.refresh,
    task.variant,
    task.index,
    0,
    task.firstRow,
    task.strips,
    task.readAt,
    task.writeAt,
    ...(task.groups ?? [0, 0, 0]),
    task.slice,
    task.layer,
  ];
  words.set(
    numbers.map((value) => Number(value ?? 0)),
    24,
  );
  return bytes;
}

function packLevel(bytes: ArrayBuffer, at: number, level: Level | undefined): void {
  if (level === undefined) return;
  const integers = new Uint32Array(bytes, at, 12);
  const floats = new Float32Array(bytes, at, 12);
  integers.set([...level.n, level.cellCount], 0);
  floats.set(level.last, 4);
  integers[7] = level.offset;
  floats.set(level.width, 8);
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
