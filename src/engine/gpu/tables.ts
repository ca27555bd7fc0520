import { sides } from "../../compile/uniforms-block.ts";
import type { Boundary, SideBoundary } from "../../model/model.ts";
import type { BufferLayout } from "./buffer-layout.ts";

/** NO_FLUX, PERIODIC and FIXED_VALUE of shaders/lib/tables.wgsl. */
const sideKinds: Record<SideBoundary["type"], number> = { "no-flux": 0, periodic: 1, value: 2 };

/** Struct Tables of shaders/lib/tables.wgsl. */
export function packTables(layout: BufferLayout): Int32Array<ArrayBuffer> {
  const words = [
    ...packFields(layout),
    ...atLeast(4, packMovers(layout)),
    ...atLeast(8, packDrifts(layout)),
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
    ...(layout.uniforms.boundary[slot] ?? [-1, -1, -1, -1, -1, -1]),
    layout.movers.findIndex((mover) => mover.slot === slot),
    0,
  ]);
}

function packSides(boundary: Boundary): number {
  return sides.reduce(
    (bits, side, index) => bits | (sideKinds[boundary[side].type] << (2 * index)),
    0,
  );
}

function packMovers({ program }: BufferLayout): number[] {
  let firstDrift = 0;
  return program.layout.movers.flatMap((mover) => {
    const words = [mover.slot, mover.motilityPlane, firstDrift, mover.drifts.length];
    firstDrift += mover.drifts.length;
    return words;
  });
}

function packDrifts({ program }: BufferLayout): number[] {
  const { movers, uniforms } = program.layout;
  return movers.flatMap((mover, index) =>
    mover.drifts.flatMap((drift, number) => [
      drift.attractantSlot,
      drift.attractantPlane,
      drift.sensitivityPlane,
      drift.crowdingPlane,
      uniforms.sensitivity[index]?.[number] ?? -1,
      0,
      0,
      0,
    ]),
  );
}

/** A uniform array is never empty. */
function atLeast(length: number, words: readonly number[]): readonly number[] {
  return words.length > 0 ? words : new Array<number>(length).fill(0);
}
