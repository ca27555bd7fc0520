import type { ModuleDescription } from "../model/description.ts";

/**
 * What is known of a module that is not loaded: its names, and what its parameters are worth. Other modules
 * and presets may name these, chosen or not (src/model/gather-names.ts).
 */
export interface Outline {
  /** Names between spaces. */
  readonly fields?: string;
  readonly compartments?: string;
  readonly observables?: string;
  /** By name: "0.5 1/min". */
  readonly parameters?: Readonly<Record<string, string>>;
}

export function outlineOf(module: ModuleDescription): Outline {
  const { fields = {}, parameters = {}, observables = {} } = module;
  const named = (isCompartment: boolean): string =>
    Object.keys(fields)
      .filter((name) => (fields[name]?.kind === "compartment") === isCompartment)
      .join(" ");
  const worths = Object.entries(parameters).map(([name, { value, unit }]) => {
    return [name, `${value} ${unit}`] as const;
  });
  const parts = {
    fields: named(false),
    compartments: named(true),
    observables: Object.keys(observables).join(" "),
  };
  return {
    ...Object.fromEntries(Object.entries(parts).filter(([, names]) => names !== "")),
    ...(worths.length > 0 && { parameters: Object.fromEntries(worths) }),
  };
}

/** A module of the same names in which nothing happens. */
export function moduleOfOutline(name: string, outline: Outline): ModuleDescription {
  const { fields, compartments, observables, parameters = {} } = outline;
  return {
    name,
    label: name,
    note: "",
    fields: {
      ...byName(fields, { kind: "substrate", unit: "1" } as const),
      ...byName(compartments, { kind: "compartment", unit: "1" } as const),
    },
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([key, worth]) => {
        const [value = ""] = worth.split(" ", 1);
        return [key, { value: Number(value), unit: worth.slice(value.length + 1) }];
      }),
    ),
    observables: byName(observables, { expression: "0" }),
  };
}

function byName<T>(names: string | undefined, description: T): Readonly<Record<string, T>> {
  return Object.fromEntries(names?.split(" ").map((name) => [name, description]) ?? []);
}
