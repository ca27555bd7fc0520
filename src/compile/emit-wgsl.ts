import { emitBlock, type FieldAccess } from "./emit-block.ts";
import type { Block, Program } from "./program.ts";

/**
 * The model's hook functions in WGSL, in place of the stub shaders/lib/model-hooks.wgsl. Only
 * indices and numbers of the program are printed, never a name that a person wrote.
 */
export function emitWgsl(program: Program): string {
  const { blocks, layout } = program;
  return [
    "//! uses: lib/state, lib/response, lib/random",
    "// Written by src/compile/emit-wgsl.ts from a model; every value is defined once.",
    readPresent,
    hook("assembleVoxel(voxel: u32, refresh: bool)", blocks.assemble, {
      refreshedSlots: layout.substrateCount,
    }),
    hook("advanceVoxel(voxel: u32)", blocks.advance),
    hook("ratesVoxel(voxel: u32)", blocks.rates),
    hook("motilityVoxel(voxel: u32)", blocks.motility),
    hook("crowdingVoxel(voxel: u32)", blocks.crowding),
    hook("advanceCompartments()", blocks.compartments),
    hook("updateUniforms()", blocks.uniforms),
    ...valueHooks(program),
    ...interventionHooks(program),
  ]
    .join("\n\n")
    .concat("\n");
}

const readPresent = `// In a solve's second assembly the substrates are the current iterate.
fn readPresent(slot: u32, voxel: u32, refresh: bool) -> f32 {
  if (refresh) {
    return readIterate(slot, voxel);
  }
  return readField(slot, voxel);
}`;

function hook(signature: string, block: Block, access: FieldAccess = {}): string {
  return `fn ${signature} {\n${emitBlock(block, "  ", access)}}`;
}

function valueHooks(program: Program): string[] {
  const { globals, observables } = program.blocks;
  const functions: string[] = [];
  const define = (name: string, block: Block) => {
    functions.push(
      `fn ${name}(voxel: u32) -> f32 {\n${emitBlock(block, "  ", { returns: true })}}`,
    );
    return name;
  };
  const terms = globals.map(({ block }, index) => define(`globalTerm${index}`, block));
  const values = observables.map(({ block }, index) => define(`observable${index}`, block));
  const locals = observables.flatMap(({ locals }, index) =>
    locals.map(({ block }, local) => ({
      key: `(observable == ${index}u) && (index == ${local}u)`,
      name: define(`observable${index}Local${local}`, block),
    })),
  );
  const chosen = locals.map(
    ({ key, name }) => `  if (${key}) {\n    return ${name}(voxel);\n  }\n`,
  );
  return [
    ...functions,
    `fn globalTerm(index: u32, voxel: u32) -> f32 {\n${switchValue(terms)}}`,
    `fn observableValue(index: u32, voxel: u32) -> f32 {\n${switchValue(values)}}`,
    `fn observableLocal(observable: u32, index: u32, voxel: u32) -> f32 {\n${chosen.join("")}  return 0.0;\n}`,
  ];
}

function interventionHooks(program: Program): string[] {
  const functions: string[] = [];
  const voxelCases: string[] = [];
  const scalarCases: string[] = [];
  for (const [index, intervention] of program.interventions.entries()) {
    if (intervention === null) continue;
    const isField = intervention.slot >= 0;
    const name = `intervention${index}`;
    functions.push(hook(isField ? `${name}(voxel: u32)` : `${name}()`, intervention.block));
    const cases = isField ? voxelCases : scalarCases;
    cases.push(`    case ${index}u: {\n      ${name}(${isField ? "voxel" : ""});\n    }\n`);
  }
  return [
    ...functions,
    `fn interventionVoxel(index: u32, voxel: u32) {\n${switchCall(voxelCases)}}`,
    `fn interventionScalar(index: u32) {\n${switchCall(scalarCases)}}`,
  ];
}

function switchValue(functions: readonly string[]): string {
  const cases = functions.map(
    (name, index) => `    case ${index}u: {\n      return ${name}(voxel);\n    }\n`,
  );
  const otherwise = "    default: {\n      return 0.0;\n    }\n";
  return `  switch (index) {\n${cases.join("")}${otherwise}  }\n`;
}

function switchCall(cases: readonly string[]): string {
  if (cases.length === 0) return "";
  return `  switch (index) {\n${cases.join("")}    default: {}\n  }\n`;
}
