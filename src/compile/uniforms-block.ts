import type { Field } from "../model/model.ts";
import { type ModelContext, makeLowering, processPlace } from "./model-context.ts";
import { notNegative } from "./not-negative.ts";
import { PlaneWriter } from "./plane-writer.ts";
import type { Block, Mover, UniformsLayout } from "./program.ts";
import { chemotaxisOf } from "./transport-blocks.ts";

/** The values that are the same in every voxel but move with parameters, compartments and time. */
export function compileUniforms(
  context: ModelContext,
  movers: readonly Mover[],
): { readonly block: Block; readonly layout: UniformsLayout } {
  const writer = new PlaneWriter(makeLowering(context), "uniforms");
  const { fields } = context.model;
  const diffusion = fields.map((field) => {
    const value = writer.lower(field.diffusion, `fields.${field.name}.diffusion`);
    return writer.planeIfUniform(notNegative(writer.lowering, value));
  });
  const sensitivity = movers.map((mover) =>
    chemotaxisOf(context, fields[mover.slot] as Field).map((process) => {
      const place = `${processPlace(context.model, process)}.sensitivity`;
      return writer.planeIfUniform(writer.lower(process.sensitivity, place));
    }),
  );
  const block = writer.finish("uniforms", 0);
  return { block, layout: { count: writer.count, diffusion, sensitivity } };
}
