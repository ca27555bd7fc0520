import type { Model } from "../model/model.ts";

/**
 * Planes of the `ahead` buffer: fields as they will be in the middle of the step, where rates of
 * populations and static fields are taken (docs/numerics.md). A field gets one when a rate first reads
 * it.
 */
export class AheadPlanes {
  readonly #changing: readonly boolean[];
  readonly #slots: number[] = [];

  constructor(model: Model) {
    this.#changing = model.fields.map(
      ({ name, kind }) =>
        kind === "substrate" ||
        model.processes.some((process) =>
          process.type === "convert"
            ? process.from === name || process.to === name
            : process.type !== "chemotaxis" && process.type !== "fix" && process.field === name,
        ),
    );
  }

  /** Slot of each plane. */
  get slots(): readonly number[] {
    return this.#slots;
  }

  /** Whether reactions change a field, or solves: what only moves or is held is read as it is. */
  changes(slot: number): boolean {
    return this.#changing[slot] ?? false;
  }

  /** The plane of a field that changes. */
  planeOf(slot: number): number {
    const known = this.#slots.indexOf(slot);
    return known >= 0 ? known : this.#slots.push(slot) - 1;
  }
}
