import type {
  FieldDescription,
  ModelDescription,
  ObservableDescription,
  ProcessDescription,
} from "../../model/description.ts";

type Parts = readonly ModelDescription[];
type Change = (parts: Parts) => Parts;

/** These fields stay where they are: no random motility, no chemotaxis. */
export function stopMotion(fields: readonly string[]): Change {
  const stayed = changeFields(fields, (field) => ({ ...field, diffusion: 0 }));
  return (parts) => stopChemotaxis(fields)(stayed(parts));
}

export function stopChemotaxis(fields: readonly string[]): Change {
  return changeProcesses((process) =>
    process.type === "chemotaxis" && fields.includes(process.field) ? undefined : process,
  );
}

export function multiplyDiffusion(field: string, factor: number): Change {
  return changeFields([field], (description) => ({
    ...description,
    diffusion: `${factor}*(${description.diffusion ?? 0})`,
  }));
}

/** All that the field loses in the tissue; not what exchange with blood clears. */
export function multiplyLosses(field: string, factor: number): Change {
  return changeProcesses((process) =>
    process.type === "loss" && process.field === field
      ? { ...process, rate: `${factor}*(${process.rate})` }
      : process,
  );
}

/** These observables have other formulas; who uses them follows. */
export function replaceObservables(formulas: Readonly<Record<string, string>>): Change {
  return (parts) =>
    parts.map((part) => ({
      ...part,
      ...mapped(part, "observables", (observable: ObservableDescription, name) => ({
        ...observable,
        expression: formulas[name] ?? observable.expression,
      })),
    }));
}

/**
 * What enters these populations comes in everywhere alike: in the rates of their sources `flow`, an
 * observable, is its mean over the tissue, also where it hides in another observable.
 */
export function spreadEntry(fields: readonly string[], flow: string): Change {
  return (parts) => {
    const carriers = usersOf(flow, parts);
    const even = (formula: string | number) =>
      String(formula).replace(words, (word) => (carriers.has(word) ? evenName(word) : word));
    const enters = changeProcesses((process) =>
      (process.type === "source" || process.type === "exchange") && fields.includes(process.field)
        ? { ...process, rate: even(process.rate) }
        : process,
    );
    return enters(parts).map((part) => {
      const copies = Object.entries(part.observables ?? {}).flatMap(([name, observable]) => {
        if (!carriers.has(name)) return [];
        const expression = name === flow ? `mean(${flow})` : even(observable.expression);
        return [[evenName(name), { ...observable, expression }] as const];
      });
      return copies.length === 0
        ? part
        : { ...part, observables: { ...part.observables, ...Object.fromEntries(copies) } };
    });
  };
}

const words = /[A-Za-z_]\w*/g;

function evenName(name: string): string {
  return `${name}OnAverage`;
}

/** The observable and all that use it, directly or through others. */
function usersOf(name: string, parts: Parts): ReadonlySet<string> {
  const formulas = parts.flatMap(({ observables }) => Object.entries(observables ?? {}));
  const users = new Set([name]);
  for (let before = 0; before < users.size; ) {
    before = users.size;
    for (const [user, { expression }] of formulas) {
      if (expression.match(words)?.some((word) => users.has(word))) users.add(user);
    }
  }
  return users;
}

function changeFields(
  names: readonly string[],
  change: (field: FieldDescription) => FieldDescription,
): Change {
  return (parts) =>
    parts.map((part) => ({
      ...part,
      ...mapped(part, "fields", (field: FieldDescription, name) =>
        names.includes(name) ? change(field) : field,
      ),
    }));
}

/** `change` gives undefined for a process that is left out. */
function changeProcesses(
  change: (process: ProcessDescription) => ProcessDescription | undefined,
): Change {
  return (parts) =>
    parts.map((part) => {
      if (part.processes === undefined) return part;
      return { ...part, processes: part.processes.flatMap((process) => change(process) ?? []) };
    });
}

/** A table of a part with every entry changed; nothing where the part has none. */
function mapped<K extends "fields" | "observables", T>(
  part: ModelDescription,
  key: K,
  change: (entry: T, name: string) => T,
): { readonly [key in K]?: Readonly<Record<string, T>> } {
  const table = part[key] as Readonly<Record<string, T>> | undefined;
  if (table === undefined) return {};
  const entries = Object.entries(table).map(
    ([name, entry]) => [name, change(entry, name)] as const,
  );
  return { [key]: Object.fromEntries(entries) } as { [key in K]: Record<string, T> };
}
