import { Mesh, type Object3D } from "three/webgpu";

/** A part of the canvas, 0 to 1 from its lower left corner. */
export interface Part {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/**
 * Has a look's plane drawn in a part of the canvas only, as if it lay elsewhere: `shown` says which part of the
 * canvas' own picture it shows there.
 */
export function setRectangle(object: Object3D, part: Part, shown: Part = part): void {
  object.traverse((one) => {
    if (!(one instanceof Mesh)) return;
    const { position, uv } = one.geometry.attributes;
    if (position === undefined || uv === undefined) return;
    // Upper left, upper right, lower left, lower right.
    for (let corner = 0; corner < 4; corner++) {
      const [isRight, isLow] = [corner % 2 === 1, corner > 1];
      position.setXY(
        corner,
        2 * (isRight ? part.right : part.left) - 1,
        2 * (isLow ? part.bottom : part.top) - 1,
      );
      uv.setXY(corner, isRight ? shown.right : shown.left, isLow ? shown.bottom : shown.top);
    }
    position.needsUpdate = true;
    uv.needsUpdate = true;
  });
}
