import { float, floor, int, Loop, min, select, smoothstep, uvec3, vec3 } from "three/tsl";
import type { Node } from "three/webgpu";
import type { Float, Vec3 } from "./space-layer.ts";
import { hash3 } from "./tissue-nodes.ts";

/** um between the seats of cells that touch each other. */
const SPACING = 13.5;
/** How far a seat may lie from its place in the lattice, share of the spacing. */
const SPREAD = 0.8;
/** Places are whole numbers above 0. */
const OFFSET = 65536;

/** The cell that owns a place (um), of a packing that is drawn freely: no field says where cells sit on a surface. */
export interface SurfaceCell {
  /** um from its seat. */
  readonly off: Vec3;
  /** 0 at its border, 1 inside. */
  readonly inside: Float;
  /** 0 where cells are too small to be seen, 1 where they can be. */
  readonly seen: Float;
}

export function surfaceCell(place: Vec3, scale: Node<"float">): SurfaceCell {
  const base = floor(place.div(SPACING)).toVar() as Vec3;
  const nearest = float(1e9).toVar();
  const second = float(1e9).toVar();
  const off = vec3(0).toVar();
  const range = { start: int(0), end: int(27), type: "int", condition: "<", name: "seat" } as const;
  Loop(
    range as never,
    (({ seat: index }: { seat: Node<"int"> }) => {
      const at = float(index);
      const plane = floor(at.div(9).add(0.01));
      const row = floor(at.sub(plane.mul(9)).div(3).add(0.01));
      const column = at.sub(plane.mul(9)).sub(row.mul(3));
      const slot = base
        .add(vec3(column, row, plane))
        .sub(1)
        .toVar() as Vec3;
      const noise = hash3(uvec3(slot.add(OFFSET)));
      const center = slot.add(0.5).add(noise.sub(0.5).mul(SPREAD)).mul(SPACING);
      const apart = place.sub(center).toVar() as Vec3;
      const distance = apart.length().toVar();
      const isNearer = distance.lessThan(nearest);
      second.assign(select(isNearer, nearest, min(second, distance)));
      off.assign(select(isNearer, apart, off));
      nearest.assign(min(nearest, distance));
    }) as never,
  );
  const inside = smoothstep(0, 3.2, second.sub(nearest)).toVar() as Float;
  const seen = smoothstep(1.8, 4.5, scale.mul(SPACING)).toVar() as Float;
  return { off: off as unknown as Vec3, inside, seen };
}
