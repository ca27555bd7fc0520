import { emitBlock, type FieldAccess } from "./emit-block.ts";
import type { Block, Layout, Program } from "./program.ts";

/** What of a model a kernel needs; what is left out: all of it. */
export interface HookChoice {
  /** Names of the hook functions that the kernel calls. */
  readonly hooks?: ReadonlySet<string>;
  /** The observable that the kernel is for; -1: it is for the processes. */
  readonly observable?: number;
}

/** Every hook function by its name. */
const writers: Readonly<Record<string, (program: Program, observable?: number) => string[]>> = {
  assembleVoxel: ({ blocks, layout }) => [
    hook("assembleVoxel(voxel: u32)", blocks.assemble, stageAccess(layout)),
  ],
  predictVoxel: ({ blocks }) => [hook("predictVoxel(voxel: u32)", blocks.predict)],
  advanceVoxel: ({ blocks }) => [hook("advanceVoxel(voxel: u32)", blocks.advance)],
  flowsVoxel: ({ blocks }) => [hook("flowsVoxel(voxel: u32)", blocks.flows)],
  creditVoxel: ({ blocks }) => [hook("creditVoxel(voxel: u32)", blocks.credit)],
  creditTerm: creditHooks,
  fixVoxel: ({ blocks }) => [hook("fixVoxel(voxel: u32)", blocks.fixed)],
  ratesVoxel: ({ blocks, layout }) => [
    fieldValues(layout),
    hook("ratesVoxel(voxel: u32, present: FieldValues) -> FieldValues", blocks.rates, {
      asStruct: true,
    }),
  ],
  motilityVoxel: ({ blocks }) => [hook("motilityVoxel(voxel: u32)", blocks.motility)],
  crowdingVoxel: ({ blocks }) => [hook("crowdingVoxel(voxel: u32)", blocks.crowding)],
  advanceCompartments: ({ blocks }) => [hook("advanceCompartments()", blocks.compartments)],
  creditCompartments: ({ blocks }) => [hook("creditCompartments()", blocks.creditCompartments)],
  updateUniforms: ({ blocks }) => [hook("updateUniforms()", blocks.uniforms)],
  globalTerm: globalHooks,
  observableValue: observableHooks,
  observableLocal: localHooks,
  interventionVoxel: (program) => interventionHooks(program, true),
  interventionScalar: (program) => interventionHooks(program, false),
};

/** Names of the hook functions, as in the stub shaders/lib/model-hooks.wgsl. */
export const hookNames: readonly string[] = Object.keys(writers);

/**
 * The model's hook functions in WGSL, in place of the stub. Only indices and numbers of the program
 * are printed, never a name that a person wrote.
 */
export function emitWgsl(program: Program, { hooks, observable }: HookChoice = {}): string {
  const wanted = hookNames.filter((name) => hooks?.has(name) ?? true);
  return [
    "//! uses: lib/state, lib/response, lib/random",
    "// Written by src/compile/emit-wgsl.ts from a model; every value is defined once.",
    ...wanted.flatMap((name) => writers[name]?.(program, observable) ?? []),
  ]
    .join("\n\n")
    .concat("\n");
}

/** In a stage substrates are read where it starts, what changed in the step on its way. */
function stageAccess({ substrateCount, remembered }: Layout): FieldAccess {
  const changes = new Set(remembered);
  return {
    reader(slot) {
      if (slot < substrateCount) return "readBase";
      return changes.has(slot) ? "readTissue" : "readField";
    },
    starter: (slot) => (changes.has(slot) ? "readStart" : "readField"),
  };
}

/** One number per field, f0, f1, ...; a struct has a member at least. */
function fieldValues({ fieldCount }: Layout): string {
  const slots = Array.from({ length: Math.max(1, fieldCount) }, (_, slot) => slot);
  return `struct FieldValues {\n${slots.map((slot) => `  f${slot}: f32,\n`).join("")}}`;
}

function hook(signature: string, block: Block, access: FieldAccess = {}): string {
  return `fn ${signature} {\n${emitBlock(block, "  ", access)}}`;
}

/** A function that returns its block's value in a voxel. */
function valueFunction(name: string, block: Block): string {
  return `fn ${name}(voxel: u32) -> f32 {\n${emitBlock(block, "  ", { returns: true })}}`;
}

function globalHooks({ blocks }: Program, observable = -1): string[] {
  const terms = observable < 0 ? blocks.globals : [];
  const names = terms.map((_, index) => `globalTerm${index}`);
  return [
    ...terms.map(({ block }, index) => valueFunction(names[index] as string, block)),
    `fn globalTerm(index: u32, voxel: u32) -> f32 {\n${switchValue([...names.entries()])}}`,
  ];
}

/** As globalTerm; the index is that of blocks.creditTerms. */
function creditHooks({ blocks }: Program): string[] {
  const names = blocks.creditTerms.map((_, index) => `creditTerm${index}`);
  return [
    ...blocks.creditTerms.map(({ block }, index) => valueFunction(names[index] as string, block)),
    `fn creditTerm(index: u32, voxel: u32) -> f32 {\n${switchValue([...names.entries()])}}`,
  ];
}

function observableHooks({ blocks }: Program, observable?: number): string[] {
  const chosen = [...blocks.observables.entries()].filter(([index]) => isFor(index, observable));
  const cases = chosen.map(([index]): Case => [index, `observable${index}`]);
  return [
    ...chosen.map(([index, { block }]) => valueFunction(`observable${index}`, block)),
    `fn observableValue(index: u32, voxel: u32) -> f32 {\n${switchValue(cases)}}`,
  ];
}

function localHooks({ blocks }: Program, observable?: number): string[] {
  const functions: string[] = [];
  const tests: string[] = [];
  for (const [index, { locals }] of blocks.observables.entries()) {
    if (!isFor(index, observable)) continue;
    for (const [local, { block }] of locals.entries()) {
      const name = `observable${index}Local${local}`;
      functions.push(valueFunction(name, block));
      const key = `(observable == ${index}u) && (index == ${local}u)`;
      tests.push(`  if (${key}) {\n    return ${name}(voxel);\n  }\n`);
    }
  }
  const body = `${tests.join("")}  return 0.0;\n`;
  return [
    ...functions,
    `fn observableLocal(observable: u32, index: u32, voxel: u32) -> f32 {\n${body}}`,
  ];
}

function isFor(index: number, observable: number | undefined): boolean {
  return observable === undefined || observable === index;
}

function interventionHooks({ interventions }: Program, onFields: boolean): string[] {
  const functions: string[] = [];
  const cases: string[] = [];
  for (const [index, intervention] of interventions.entries()) {
    if (intervention === null || intervention.slot >= 0 !== onFields) continue;
    const name = `intervention${index}`;
    functions.push(hook(onFields ? `${name}(voxel: u32)` : `${name}()`, intervention.block));
    cases.push(`    case ${index}u: {\n      ${name}(${onFields ? "voxel" : ""});\n    }\n`);
  }
  const signature = onFields
    ? "interventionVoxel(index: u32, voxel: u32)"
    : "interventionScalar(index: u32)";
  return [...functions, `fn ${signature} {\n${switchCall(cases)}}`];
}

/** A number and the function that is called for it. */
type Case = readonly [number, string];

function switchValue(chosen: readonly Case[]): string {
  const cases = chosen.map(
    ([index, name]) => `    case ${index}u: {\n      return ${name}(voxel);\n    }\n`,
  );
  const otherwise = "    default: {\n      return 0.0;\n    }\n";
  return `  switch (index) {\n${cases.join("")}${otherwise}  }\n`;
}

function switchCall(cases: readonly string[]): string {
  if (cases.length === 0) return "";
  return `  switch (index) {\n${cases.join("")}    default: {}\n  }\n`;
}
