import { sides } from "../../compile/wall-terms.ts";
import { isSigned } from "../../model/is-signed.ts";
import type { Boundary } from "../../model/model.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { levelWords } from "./level-shapes.ts";

/** PERIODIC of shaders/lib/tables.wgsl; walls are terms of the voxels along them, so all else is 0. */
const PERIODIC = 1;

/** Struct Tables of shaders/lib/tables.wgsl. */
export function packTables(layout: BufferLayout): Int32Array<ArrayBuffer> {
  const { model } = layout.program;
  const words = [
    ...atLeast(8, packFields(layout)),
    ...atLeast(
      4,
      layout.terms.flatMap((term) => [
        term.kind === "integral" ? 1 : 0,
        term.observable,
        term.index,
        term.scalar,
      ]),
    ),
    ...atLeast(
      4,
      layout.localsAt.flatMap((at) => [at, 0, 0, 0]),
    ),
    ...atLeast(
      4,
      model.compartments.flatMap(({ name }) => [isSigned(model, name) ? 1 : 0, 0, 0, 0]),
    ),
    ...atLeast(20, packQuads(layout)),
    ...layout.levels.flatMap(levelWords),
  ];
  return Int32Array.from(words);
}

function packFields({ program, substrateCount }: BufferLayout): number[] {
  const { layout, model } = program;
  return model.fields.flatMap((field, slot) => [
    packSides(field.boundary),
    layout.signedFields[slot] ? 1 : 0,
    slot < substrateCount ? (layout.diffusionPlane[slot] ?? -1) : -1,
    layout.uniforms.diffusion[slot] ?? -1,
    layout.remembered.indexOf(slot),
    0,
    0,
    0,
  ]);
}

function packSides(boundary: Boundary): number {
  return sides.reduce(
    (bits, side, index) =>
      boundary[side].type === "periodic" ? bits | (PERIODIC << (2 * index)) : bits,
    0,
  );
}

/** Four lanes each of: periodic along x, y, z; signed; then the number of the quad's faces. */
function packQuads({ program, substrateCount, quadCount, faceQuads }: BufferLayout): number[] {
  const { model, layout } = program;
  const lanes = (value: (slot: number) => boolean | undefined, quad: number): number[] =>
    [0, 1, 2, 3].map((lane) => {
      const slot = 4 * quad + lane;
      return slot < substrateCount && value(slot) === true ? floatBits(1) : 0;
    });
  return Array.from({ length: quadCount }, (_, quad) => [
    ...(["left", "bottom", "back"] as const).flatMap((side) =>
      lanes((slot) => model.fields[slot]?.boundary[side].type === "periodic", quad),
    ),
    ...lanes((slot) => layout.signedFields[slot], quad),
    ...[faceQuads[quad] ?? -1, 0, 0, 0],
  ]).flat();
}

function floatBits(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0] as number;
}

/** A uniform array is never empty. */
function atLeast(length: number, words: readonly number[]): readonly number[] {
  return words.length > 0 ? words : new Array<number>(length).fill(0);
}
