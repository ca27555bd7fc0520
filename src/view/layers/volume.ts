import { vec3 } from "three/tsl";
import type { NodeMaterial, Renderer } from "three/webgpu";
import type { Rendering, VolumeView } from "../../look/volume/setting.ts";
import type { CreateLayer, LayerSource } from "./layer.ts";
import { spaceMaterial, spaceMesh, type Vec3 } from "./space-layer.ts";
import { paintEmission, paintMaximum } from "./volume-light.ts";
import { createVolumePasses } from "./volume-passes.ts";
import { slicesMaterial } from "./volume-slices.ts";
import { paintSurface } from "./volume-surface.ts";
import { createVolumeUniforms, type VolumeUniforms, writeVolume } from "./volume-uniforms.ts";

/** All slices of a domain, seen from outside or as three planes. A rendering is compiled when it is first drawn. */
export const volumeLayer: CreateLayer<VolumeView> = (source) => {
  const u = createVolumeUniforms();
  const passes = createVolumePasses(source, u);
  const materials = new Map<Rendering, NodeMaterial>();
  const materialOf = (render: Rendering): NodeMaterial => {
    const known = materials.get(render) ?? volumeMaterial(source, u, render);
    materials.set(render, known);
    return known;
  };
  const object = spaceMesh(materialOf("emission"));
  return {
    object,
    write: (view, names) => {
      object.material = materialOf(view.render);
      writeVolume(u, source, view, names);
      passes.forget(view, names);
    },
    prepare: (renderer: Renderer) => passes.draw(renderer),
    dispose: () => {
      passes.dispose();
      object.geometry.dispose();
      for (const material of materials.values()) material.dispose();
    },
  };
};

function volumeMaterial(source: LayerSource, u: VolumeUniforms, render: Rendering): NodeMaterial {
  if (render === "slices") return slicesMaterial(source, u);
  const { extent, depth } = source.plane;
  const size = vec3(extent, depth) as unknown as Vec3;
  const paint = { emission: paintEmission, maximum: paintMaximum, isosurface: paintSurface }[
    render
  ];
  return spaceMaterial(source, size, (ray) => paint(source, u, ray));
}
