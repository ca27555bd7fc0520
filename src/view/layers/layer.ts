import type {
  DataTexture,
  Mesh,
  NodeMaterial,
  Object3D,
  PlaneGeometry,
  Renderer,
  TextureNode,
  UniformNode,
  Vector2,
  Vector4,
} from "three/webgpu";
import type { ColorMapName } from "../../look/color-map-names.ts";
import type { Contours } from "./contours.ts";
import type { PlaneUniforms } from "./plane-uniforms.ts";

/** The drawing twin of a look. */
export interface Layer<View> {
  readonly object: Object3D;
  /** Takes a view's numbers; compiles nothing. `names` are the image's layers. */
  write(view: View, names: readonly string[]): void;
  /** Draws what its pictures are made of, before each of them; only what changed is drawn anew. */
  prepare?(renderer: Renderer): void;
  dispose(): void;
}

/** One that is a plane of one material at a time. */
export interface PlaneLayer<View> extends Layer<View> {
  readonly object: Mesh<PlaneGeometry, NodeMaterial>;
}

export type CreateLayer<View> = (source: LayerSource) => Layer<View>;

/** What layers read; one for all layers of a stage. */
export interface LayerSource {
  readonly plane: PlaneUniforms;
  /** The picture's run, and the one it is compared with. */
  readonly runs: readonly [RunSource, RunSource];
  /** Lies over any look. */
  readonly contours: Contours;
  readonly interpolation: "cubic" | "linear";
  readonly colorTable: (map: ColorMapName) => DataTexture;
}

/** One run's image. */
export interface RunSource {
  /** Its fields' layers. */
  readonly fields: TextureNode;
  /** Voxels across and down. */
  readonly voxels: UniformNode<"vec2", Vector2>;
  /** Of a volume: nx, ny, nz, and tiles in a row of the image. */
  readonly tiles: UniformNode<"vec4", Vector4>;
  /** 0 before its first image, then 1. */
  readonly present: UniformNode<"float", number>;
  /** How many images it has had. */
  readonly images: { count: number };
}
