import type {
  ContributionDescription,
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

/** These observables have other formulas, to which nobody contributes; who uses them follows. */
export function replaceObservables(formulas: Readonly<Record<string, string>>): Change {
  return (parts) =>
    parts.map((part) => ({
      ...part,
      ...mapped(part, "observables", (observable: ObservableDescription, name) => ({
        ...observable,
        expression: formulas[name] ?? observable.expression,
      })),
      ...(part.contributions && {
        contributions: part.contributions.filter(({ to }) => !Object.hasOwn(formulas, to)),
      }),
    }));
}

/**
 * What enters these populations comes in everywhere alike: in the rates of their sources `flow`, an
 * observable, is its mean over the tissue, also where it hides in another observable.
 */
export function spreadEntry(fields: readonly string[], flow: string): Change {
  return (parts) => {
    const enter = (process: ProcessDescription): process is Entry =>
      (process.type === "source" || process.type === "exchange") && fields.includes(process.field);
    const rates = parts.flatMap(({ processes = [] }) => processes.filter(enter));
    // Others may take a mean already, and no mean may stand in a mean.
    const used = usedBy(
      rates.map(({ rate }) => String(rate)),
      parts,
    );
    const carriers = new Set([...usersOf(flow, parts)].filter((name) => used.has(name)));
    const even = (formula: string | number) =>
      String(formula).replace(words, (word) => (carriers.has(word) ? evenName(word) : word));
    const enters = changeProcesses((process) =>
      enter(process) ? { ...process, rate: even(process.rate) } : process,
    );
    return enters(parts).map((part) => withEvenCopies(part, flow, carriers, even));
  };
}

type Entry = Extract<ProcessDescription, { type: "source" | "exchange" }>;

/** Beside each observable that carries the flow, one that carries its mean. */
function withEvenCopies(
  part: ModelDescription,
  flow: string,
  carriers: ReadonlySet<string>,
  even: (formula: string) => string,
): ModelDescription {
  const { observables = {}, contributions = [] } = part;
  const copies = Object.entries(observables).flatMap(([name, observable]) => {
    if (!carriers.has(name)) return [];
    const expression = name === flow ? `mean(${flow})` : even(observable.expression);
    return [[evenName(name), { ...observable, expression }] as const];
  });
  // The mean of the flow has in it what is contributed to the flow.
  const given = contributions.flatMap((one): readonly ContributionDescription[] => {
    if (!carriers.has(one.to) || one.to === flow) return [];
    const to = evenName(one.to);
    return "add" in one
      ? [{ ...one, to, add: even(one.add) }]
      : [{ ...one, to, times: even(one.times) }];
  });
  return {
    ...part,
    ...(copies.length > 0 && { observables: { ...observables, ...Object.fromEntries(copies) } }),
    ...(given.length > 0 && { contributions: [...contributions, ...given] }),
  };
}

const words = /[A-Za-z_]\w*/g;

function evenName(name: string): string {
  return `${name}OnAverage`;
}

/** The observable and all that use it, directly or through others. */
function usersOf(name: string, parts: Parts): ReadonlySet<string> {
  const formulas = formulasOf(parts);
  const users = new Set([name]);
  for (let before = 0; before < users.size; ) {
    before = users.size;
    for (const [user, formula] of formulas) {
      if (formula.match(words)?.some((word) => users.has(word))) users.add(user);
    }
  }
  return users;
}

/** The names that formulas use, directly or through observables. */
function usedBy(roots: readonly string[], parts: Parts): ReadonlySet<string> {
  const formulas = formulasOf(parts);
  const used = new Set(roots.flatMap((root) => root.match(words) ?? []));
  // What is added while a set is walked is walked, too.
  for (const name of used) {
    for (const [of, formula] of formulas) {
      if (of === name) for (const word of formula.match(words) ?? []) used.add(word);
    }
  }
  return used;
}

/** What each observable is made of: its own formula and what is contributed to it. */
function formulasOf(parts: Parts): readonly (readonly [name: string, formula: string])[] {
  return parts.flatMap(({ observables = {}, contributions = [] }) => [
    ...Object.entries(observables).map(([name, { expression }]) => [name, expression] as const),
    ...contributions.map((one) => [one.to, "add" in one ? one.add : one.times] as const),
  ]);
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
