import type { OverlayBox } from "./overlay-boxes.ts";
import type { Size } from "./place-boxes.ts";
import { ROUNDED } from "./rounded.ts";

/** Boxes of a film that get no smaller again, so that a number with fewer digits moves nothing. */
export class SteadyBoxes {
  readonly #sizes = new Map<string, readonly [narrow: Size, low: Size]>();

  hold(boxes: readonly OverlayBox[]): readonly OverlayBox[] {
    return boxes.map((box) => {
      const [narrow, low] = this.#sizes.get(box.name) ?? [box.narrow, box.low];
      const held = [larger(narrow, box.narrow), larger(low, box.low)] as const;
      this.#sizes.set(box.name, held);
      return { ...box, narrow: held[0], low: held[1] };
    });
  }
}

function larger(a: Size, b: Size): Size {
  const up = (size: number): number => ROUNDED * Math.ceil(size / ROUNDED);
  return { width: up(Math.max(a.width, b.width)), height: Math.max(a.height, b.height) };
}
