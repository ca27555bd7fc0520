import type { ModelDescription, ModuleDescription } from "./description.ts";

/** One of the descriptions that make a model: a module, or the preset's own additions. */
export interface ModelPart {
  readonly description: ModelDescription;
  /** Name of the module, or "model". */
  readonly origin: string;
  /** Put before every place in it. */
  readonly place: string;
}

export function modulePart(module: ModuleDescription): ModelPart {
  return { description: module, origin: module.name, place: `module "${module.name}": ` };
}
