import type { Side } from "../model/description.ts";
import type { Field } from "../model/model.ts";
import { isSigned, type ModelContext, makeLowering, processPlace } from "./model-context.ts";
import { PlaneWriter } from "./plane-writer.ts";
import { notNegative } from "./process-terms.ts";
import type { Block, Mover, UniformsLayout } from "./program.ts";
import { chemotaxisOf } from "./transport-blocks.ts";

/** Order of the sides in UniformsLayout.boundary. */
export const sides: readonly Side[] = ["left", "right", "bottom", "top", "back", "front"];

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
  const walls = makeLowering(context, "a wall has one value; use parameters, compartments and t");
  const boundary = fields.map((field) =>
    sides.map((side) => {
      const condition = field.boundary[side];
      if (condition.type !== "value") return -1;
      const place = `fields.${field.name}.boundary.${side}`;
      walls.lower(condition.value, place);
      const value = writer.lower(condition.value, place);
      const isBounded = !isSigned(context.model, field.name);
      return writer.plane(isBounded ? notNegative(writer.lowering, value) : value);
    }),
  );
  const block = writer.finish("uniforms", 0);
  return { block, layout: { count: writer.count, diffusion, boundary, sensitivity } };
}
