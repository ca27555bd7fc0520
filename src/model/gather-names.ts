import { problemOfColumns } from "./column-names.ts";
import type { ModuleDescription } from "./description.ts";
import type { ModelPart } from "./model-part.ts";
import { modulePart } from "./model-part.ts";
import type { Problems } from "./problems.ts";
import type { Meaning } from "./vocabulary.ts";
import { problemOfName, reservedMeanings } from "./vocabulary.ts";

/** Names of one model, before its observables are read. */
export interface GatheredNames {
  /** All but the chosen parts' observables. */
  readonly meanings: Map<string, Meaning>;
}

interface Declaration {
  readonly name: string;
  readonly what: "field" | "compartment" | "parameter" | "observable";
  readonly place: string;
  /** Of a parameter. */
  readonly value?: number;
  readonly unit?: string;
}

/** Collects the names of the chosen parts, checks that each is unique, and adds the library's. */
export function gatherNames(
  parts: readonly ModelPart[],
  library: readonly ModuleDescription[],
  problems: Problems,
): GatheredNames {
  const meanings = new Map<string, Meaning>(reservedMeanings);
  const declared = new Map<string, Declaration>();
  for (const declaration of parts.flatMap(declarationsOf)) {
    const problem = problemOfName(declaration.name) ?? problemOfClash(declaration, declared);
    if (problem !== undefined) problems.add(declaration.place, problem);
    else declared.set(declaration.name, declaration);
    if (declaration.what !== "observable" && problem === undefined) {
      meanings.set(declaration.name, { kind: declaration.what });
    }
  }
  checkColumns(declared, problems);
  addAbsent(meanings, declared, parts, library);
  return { meanings };
}

/** Parameters are in no table of measurements. */
function checkColumns(declared: ReadonlyMap<string, Declaration>, problems: Problems): void {
  const measured = [...declared.values()].filter(({ what }) => what !== "parameter");
  const spatial = new Set(
    measured.flatMap(({ name, what }) => (what === "compartment" ? [] : [name])),
  );
  for (const { name, place } of measured) {
    const problem = problemOfColumns(name, spatial);
    if (problem !== undefined) problems.add(place, problem);
  }
}

function declarationsOf({ description, place }: ModelPart): readonly Declaration[] {
  const { fields = {}, parameters = {}, observables = {} } = description;
  return [
    ...Object.entries(fields).map(([name, { kind }]): Declaration => {
      const what = kind === "compartment" ? "compartment" : "field";
      return { name, what, place: `${place}fields.${name}` };
    }),
    ...Object.entries(parameters).map(([name, { value, unit }]): Declaration => {
      return { name, what: "parameter", place: `${place}parameters.${name}`, value, unit };
    }),
    ...Object.keys(observables).map((name): Declaration => {
      return { name, what: "observable", place: `${place}observables.${name}` };
    }),
  ];
}

function problemOfClash(
  declaration: Declaration,
  declared: ReadonlyMap<string, Declaration>,
): string | undefined {
  const other = declared.get(declaration.name);
  if (other === undefined) return undefined;
  return `the name "${declaration.name}" is taken by ${other.place}; rename one of them`;
}

/** What only modules outside the choice provide: fields and observables are worth 0, parameters their default. */
function addAbsent(
  meanings: Map<string, Meaning>,
  declared: ReadonlyMap<string, Declaration>,
  parts: readonly ModelPart[],
  library: readonly ModuleDescription[],
): void {
  const chosen = new Set(parts.map((part) => part.origin));
  for (const module of library) {
    if (chosen.has(module.name)) continue;
    for (const { name, what, value, unit } of declarationsOf(modulePart(module))) {
      if (declared.has(name) || meanings.has(name)) continue;
      const worth =
        value === undefined || unit === undefined
          ? ({ kind: "number", value: 0 } as const)
          : ({ kind: "number", value, unit } as const);
      meanings.set(name, { kind: "absent", what, module: module.name, worth });
    }
  }
}
