import type { Engine, FieldImage, ShowRequest } from "../../../src/engine/engine.ts";
import type { Grid } from "../../../src/model/grid.ts";
import { syntheticField } from "./synthetic-tissue.ts";

/** What a recorder needs of an engine, with fields that are formulas of time. */
export type SyntheticEngine = Pick<Engine, "time" | "advance" | "show"> & {
  /** Every time that `show` was asked at, min. */
  readonly shownAt: readonly number[];
  readonly moveTo: (time: number) => Promise<void>;
};

/** Steps of `step` min. With a device its images are textures, as those of a GPU engine. */
export function createSyntheticEngine(grid: Grid, step: number, device?: GPUDevice) {
  let time = 0;
  const shownAt: number[] = [];
  const textures = new Map<number, GPUTexture>();
  const engine: SyntheticEngine = {
    shownAt,
    get time() {
      return time;
    },
    async advance(count, until = Number.POSITIVE_INFINITY) {
      let taken = 0;
      while (taken < count && time < until) {
        time = Math.min(time + step, until);
        taken++;
      }
      return taken;
    },
    async moveTo(end) {
      while (time < end) time = Math.min(time + step, end);
    },
    show(request) {
      shownAt.push(time);
      const image = arrayImage(grid, request, time);
      return device === undefined ? image : textureImage(device, textures, image);
    },
  };
  return engine as Engine & SyntheticEngine;
}

type ArrayImage = FieldImage & { readonly kind: "array" };

function arrayImage({ nx, ny, ...grid }: Grid, { names }: ShowRequest, time: number): ArrayImage {
  const data = new Float32Array(nx * ny * names.length);
  for (const [layer, name] of names.entries()) {
    data.set(syntheticField(name, { nx, ny, ...grid }, time), layer * nx * ny);
  }
  return { kind: "array", data, width: nx, height: ny, layers: names.length, time };
}

function textureImage(
  device: GPUDevice,
  textures: Map<number, GPUTexture>,
  { data, width, height, layers, time }: ArrayImage,
): FieldImage {
  const texture =
    textures.get(layers) ??
    device.createTexture({
      size: [width, height, layers],
      format: "r32float",
      usage: GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST,
    });
  textures.set(layers, texture);
  device.queue.writeTexture(
    { texture },
    data as Float32Array<ArrayBuffer>,
    { bytesPerRow: 4 * width, rowsPerImage: height },
    [width, height, layers],
  );
  return { kind: "texture", texture, width, height, layers, time };
}
