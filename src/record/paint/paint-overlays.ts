import type { Context2D } from "../../view/draw-text.ts";
import type { OverlayBox } from "./overlay-boxes.ts";
import type { PlacedBoxes } from "./place-boxes.ts";

const GROUND = "rgba(6, 8, 12, 0.58)";

/**
 * Draws overlays at their places in a room that begins at `left`, `top` (px of the picture); `unit` is px of the
 * picture for one of layout, `scale` px of layout per um. What lies over the tissue and is not a line of words gets
 * a ground.
 */
export function paintOverlays(
  context: Context2D,
  boxes: readonly OverlayBox[],
  { places }: Pick<PlacedBoxes, "places">,
  at: {
    readonly left: number;
    readonly top: number;
    readonly unit: number;
    readonly scale: number;
  },
): void {
  const { left, top, unit, scale } = at;
  for (const box of boxes) {
    const place = places.get(box.name);
    if (place === undefined) continue;
    context.setTransform(unit, 0, 0, unit, left, top);
    if (place.isOver && box.hasGround) {
      context.beginPath();
      context.roundRect(place.left - 7, place.top - 5, place.width + 14, place.height + 10, 6);
      context.fillStyle = GROUND;
      context.fill();
    }
    const { size } = box;
    context.setTransform(unit * size, 0, 0, unit * size, left, top);
    const own = {
      ...place,
      left: place.left / size,
      top: place.top / size,
      width: place.width / size,
      height: place.height / size,
    };
    box.draw(context, own, scale / size);
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
}
