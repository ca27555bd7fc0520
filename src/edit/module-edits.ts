import type { ModelDescription, ModuleDescription } from "../model/description.ts";
import { changeText, nodeAt, type TextChange } from "./change-text.ts";

/** Who of the other modules names what a module brings: these names are worth 0 without it. */
export interface Dependent {
  readonly label: string;
  readonly names: readonly string[];
}

/** Those of the other chosen modules, and of the preset's own model, that name something of a module. */
export function dependentsOf(
  module: ModuleDescription,
  others: readonly (ModelDescription & { readonly label: string })[],
): readonly Dependent[] {
  const brought = [module.fields, module.parameters, module.observables].flatMap((table) =>
    Object.keys(table ?? {}),
  );
  const names = new Set(brought);
  return others.flatMap((other) => {
    const { processes = [], observables = {}, contributions = [], fields = {} } = other;
    const used = new Set(
      wordsOf([processes, observables, contributions, fields]).filter((word) => names.has(word)),
    );
    return used.size === 0 ? [] : [{ label: other.label, names: [...used] }];
  });
}

/** All words of formulas and names; what is written for a reader is none. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return value.match(/[A-Za-z_]\w*/g) ?? [];
  if (typeof value !== "object" || value === null) return [];
  const readers = ["label", "note", "source", "group", "unit", "formulaUnit"];
  return Object.entries(value).flatMap(([key, entry]) =>
    readers.includes(key) ? [] : wordsOf(entry),
  );
}

export function withModule(text: string, module: string): string {
  const count = nodeAt(text, ["modules"])?.children?.length ?? 0;
  return changeText(text, [{ kind: "set", path: ["modules", count], value: module }]);
}

export function withoutModule(text: string, module: string): string {
  const children = nodeAt(text, ["modules"])?.children ?? [];
  const index = children.findIndex(({ value }) => value === module);
  return index < 0 ? text : changeText(text, [{ kind: "remove", path: ["modules", index] }]);
}

/** The module's own terms as the preset's, so that each of them can be changed. */
export function withModuleAsOwn(text: string, module: ModuleDescription): string {
  const {
    fields = {},
    parameters = {},
    observables = {},
    processes = [],
    contributions = [],
    axes = {},
  } = module;
  const changes: TextChange[] = [];
  for (const [key, table] of Object.entries({ fields, parameters, observables, axes })) {
    for (const [name, value] of Object.entries(table)) {
      changes.push({ kind: "set", path: ["model", key, name], value });
    }
  }
  for (const [key, list] of Object.entries({ processes, contributions })) {
    const start = nodeAt(text, ["model", key])?.children?.length ?? 0;
    list.forEach((value: unknown, index: number) => {
      changes.push({ kind: "set", path: ["model", key, start + index], value });
    });
  }
  return changeText(withoutModule(text, module.name), changes);
}
