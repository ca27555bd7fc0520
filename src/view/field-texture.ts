import { texture } from "three/tsl";
import {
  ClampToEdgeWrapping,
  DataArrayTexture,
  ExternalTexture,
  FloatType,
  NearestFilter,
  NoColorSpace,
  RedFormat,
  type Texture,
  type TextureNode,
} from "three/webgpu";
import type { FieldImage } from "../engine/engine.ts";

/** Shows an engine's image to three: the same GPU texture without a copy, or an upload of the array. */
export interface FieldTexture {
  /** The texture to sample; another object when layers or size changed. */
  update(image: FieldImage): Texture;
  dispose(): void;
}

export function createFieldTexture(): FieldTexture {
  let current: ExternalTexture | DataArrayTexture | null = null;
  const replace = <T extends ExternalTexture | DataArrayTexture>(next: T): T => {
    current?.dispose();
    current = next;
    return next;
  };
  return {
    update(image) {
      if (image.kind === "texture") {
        const shared = current instanceof ExternalTexture ? current : null;
        if (shared?.sourceTexture === image.texture) return shared;
        return replace(shareTexture(image.texture));
      }
      const { data, width, height, layers } = image;
      const uploaded = current instanceof DataArrayTexture ? current : null;
      const { width: w, height: h, depth } = uploaded?.image ?? { width: 0, height: 0, depth: 0 };
      if (uploaded === null || w !== width || h !== height || depth !== layers) {
        return replace(uploadTexture(data, width, height, layers));
      }
      uploaded.image.data = data;
      uploaded.needsUpdate = true;
      return uploaded;
    },
    dispose: () => current?.dispose(),
  };
}

/** What materials sample; its texture is exchanged, the node stays. Starts as one voxel of zero. */
export function fieldNode(): TextureNode {
  return texture(uploadTexture(new Float32Array(1), 1, 1, 1));
}

/** three never destroys a texture that it was lent. */
function shareTexture(source: GPUTexture): ExternalTexture {
  const shared = new ExternalTexture(source);
  Object.assign(shared, { isArrayTexture: true });
  return describeTexture(shared);
}

function uploadTexture(data: Float32Array, width: number, height: number, layers: number) {
  const uploaded = describeTexture(
    new DataArrayTexture(data as Float32Array<ArrayBuffer>, width, height, layers),
  );
  uploaded.needsUpdate = true;
  return uploaded;
}

/** Both kinds alike, so that one compiled material serves both; filtering is the material's own. */
function describeTexture<T extends Texture>(described: T): T {
  described.format = RedFormat;
  described.type = FloatType;
  described.colorSpace = NoColorSpace;
  described.minFilter = NearestFilter;
  described.magFilter = NearestFilter;
  described.wrapS = ClampToEdgeWrapping;
  described.wrapT = ClampToEdgeWrapping;
  described.generateMipmaps = false;
  return described;
}
