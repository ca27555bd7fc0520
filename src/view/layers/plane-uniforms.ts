import { uniform } from "three/tsl";
import { Vector2, Vector3, Vector4 } from "three/webgpu";
import { fieldNode } from "../field-texture.ts";
import type { RunSource } from "./layer.ts";

/** Where the tissue's plane lies in the picture. */
export type PlaneUniforms = ReturnType<typeof createPlaneUniforms>;

export function createPlaneUniforms() {
  return {
    /** Position (um) of the canvas' lower left corner, and its width and height (um). */
    frame: uniform(new Vector4(0, 0, 1, 1)),
    /** px per um, and px per caption unit (device pixels per CSS px). */
    pixels: uniform(new Vector2(1, 1)),
    /** Domain, um. */
    extent: uniform(new Vector2(1, 1)),
    /** um; of a slice, the thickness of a voxel. */
    depth: uniform(1),
    /** Directions of the picture in the domain, where it is turned: right, up, away from who looks. */
    right: uniform(new Vector3(1, 0, 0)),
    up: uniform(new Vector3(0, 1, 0)),
    forward: uniform(new Vector3(0, 0, -1)),
  };
}

/** A run that has no image yet. */
export function createRunSource(): RunSource {
  return {
    fields: fieldNode(),
    voxels: uniform(new Vector2(1, 1)),
    tiles: uniform(new Vector4(1, 1, 1, 1)),
    present: uniform(0),
    images: { count: 0 },
  };
}
