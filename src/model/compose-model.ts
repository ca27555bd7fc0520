import { composeAxis } from "./compose-axis.ts";
import { composeCompartment, composeField } from "./compose-field.ts";
import { composeObservables } from "./compose-observables.ts";
import { composeParameter } from "./compose-parameter.ts";
import { composeProcess } from "./compose-process.ts";
import type { BoundaryDescription, ModelDescription, ModuleDescription } from "./description.ts";
import { gatherNames } from "./gather-names.ts";
import type { Axis, Compartment, Field, Model, Parameter, Process } from "./model.ts";
import type { ModelPart } from "./model-part.ts";
import { modulePart } from "./model-part.ts";
import { Problems } from "./problems.ts";
import { requireField } from "./require-name.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface ComposeOptions {
  /** The chosen modules, in the order of the preset. */
  readonly modules: readonly ModuleDescription[];
  /** The preset's own additions. */
  readonly own?: ModelDescription;
  /** Put before the places of the preset's own additions, e.g. "model."; default "". */
  readonly ownPlace?: string;
  /**
   * Every module there is: names that only these provide are worth 0 (parameters: their default).
   * Those that are implied join any choice but the empty one.
   */
  readonly library: readonly ModuleDescription[];
  /** For fields that name none. */
  readonly domainBoundary: BoundaryDescription;
  /** Walls by field name; they win over the field's own. */
  readonly fieldBoundaries?: Readonly<Record<string, BoundaryDescription>>;
  readonly dimensions: 2 | 3;
}

/**
 * Makes one model of the chosen modules and a preset's own additions: formulas are read, names
 * checked, and observables keep their names. Mistakes are thrown together as one
 * ModelError whose place is the first's.
 */
export function composeModel(options: ComposeOptions): Model {
  return composeWithVocabulary(options).model;
}

/** The model, and the names that further formulas about it (doses, claims) may use. */
export function composeWithVocabulary(options: ComposeOptions): {
  readonly model: Model;
  readonly vocabulary: Vocabulary;
} {
  const problems = new Problems();
  const parts = partsOf(options);
  const { meanings } = gatherNames(parts, options.library, problems);
  const observables = composeObservables(parts, meanings, problems);
  const parameters = composeParameters(parts, problems);
  const { fields, compartments } = composeFields(parts, meanings, options, problems);
  const processes = composeProcesses(parts, meanings, problems);
  const axes = composeAxes(parts, meanings, problems);
  problems.throwIfAny();
  return {
    model: { fields, compartments, parameters, observables, processes, axes },
    vocabulary: meanings,
  };
}

function partsOf({ modules, own, ownPlace = "", library }: ComposeOptions): readonly ModelPart[] {
  const implied =
    modules.length === 0
      ? []
      : library.filter(
          (module) => module.implied === true && !modules.some(({ name }) => name === module.name),
        );
  const parts = [...implied, ...modules].map(modulePart);
  return own === undefined
    ? parts
    : [...parts, { description: own, origin: "model", place: ownPlace }];
}

function composeParameters(parts: readonly ModelPart[], problems: Problems): readonly Parameter[] {
  return parts.flatMap(({ description, origin, place }) =>
    Object.entries(description.parameters ?? {}).flatMap(([name, parameter]) => {
      const composed = problems.attempt(() =>
        composeParameter(name, parameter, origin, `${place}parameters.${name}`),
      );
      return composed ?? [];
    }),
  );
}

const KINDS: readonly Field["kind"][] = ["substrate", "population", "static"];

function composeFields(
  parts: readonly ModelPart[],
  vocabulary: Vocabulary,
  { dimensions, domainBoundary, fieldBoundaries = {} }: ComposeOptions,
  problems: Problems,
): { fields: readonly Field[]; compartments: readonly Compartment[] } {
  const fields: Field[] = [];
  const compartments: Compartment[] = [];
  const signed = namesOfSigned(parts);
  const context = { vocabulary, dimensions, domainBoundary, fieldBoundaries, signed };
  checkBoundaryNames(fieldBoundaries, vocabulary, problems);
  for (const { description, origin, place } of parts) {
    for (const [name, field] of Object.entries(description.fields ?? {})) {
      const at = `${place}fields.${name}`;
      problems.attempt(() => {
        if (field.kind === "compartment") {
          compartments.push(composeCompartment(name, field, origin, at, context));
        } else {
          fields.push(composeField(name, field, origin, at, context));
        }
      });
    }
  }
  return {
    fields: KINDS.flatMap((kind) => fields.filter((field) => field.kind === kind)),
    compartments,
  };
}

function checkBoundaryNames(
  fieldBoundaries: Readonly<Record<string, BoundaryDescription>>,
  vocabulary: Vocabulary,
  problems: Problems,
): void {
  for (const name of Object.keys(fieldBoundaries)) {
    problems.attempt(() => requireField(name, `domain.boundaries.${name}`, vocabulary));
  }
}

function composeAxes(
  parts: readonly ModelPart[],
  vocabulary: Vocabulary,
  problems: Problems,
): readonly Axis[] {
  return parts.flatMap(({ description, origin, place }) =>
    Object.entries(description.axes ?? {}).flatMap(([name, axis]) => {
      const at = `${place}axes.${name}`;
      return problems.attempt(() => composeAxis(name, axis, origin, at, vocabulary)) ?? [];
    }),
  );
}

function composeProcesses(
  parts: readonly ModelPart[],
  vocabulary: Vocabulary,
  problems: Problems,
): readonly Process[] {
  const populations = namesOfPopulations(parts);
  return parts.flatMap(({ description, origin, place: partPlace }) =>
    (description.processes ?? []).flatMap((process, i) => {
      const place = `${partPlace}processes[${i}]`;
      const composed = problems.attempt(() =>
        composeProcess(process, { vocabulary, populations, origin, place }),
      );
      return composed ?? [];
    }),
  );
}

function namesOfSigned(parts: readonly ModelPart[]): ReadonlySet<string> {
  const processes = parts.flatMap(({ description }) => description.processes ?? []);
  return new Set(processes.flatMap((one) => (one.type === "react" ? one.field : [])));
}

function namesOfPopulations(parts: readonly ModelPart[]): ReadonlySet<string> {
  const fields = parts.flatMap(({ description }) => Object.entries(description.fields ?? {}));
  return new Set(fields.flatMap(([name, { kind }]) => (kind === "population" ? name : [])));
}
