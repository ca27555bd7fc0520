import type { Kernel, Source, Target } from "../../../compile/emit-wasm.ts";
import type { Block, Operation, Output, Program } from "../../../compile/program.ts";
import { type PlaneRegion, planeAddress } from "../memory.ts";
import type { Regions } from "../regions.ts";
import type { PlacePlanes } from "./place-planes.ts";

/** Where the blocks of a program read and write in a run's memory. */
export interface KernelPlaces {
  readonly program: Program;
  readonly regions: Regions;
  readonly places: PlacePlanes;
}

/** Singles in front of a kernel's uniform values; the first is the weight of mixed planes. */
const header = 4;

/** Singles that the uniform values of any kernel take. */
export function uniformRoom(blocks: readonly Block[]): number {
  return blocks.reduce((most, { operations }) => Math.max(most, operations.length), 0) + header;
}

/** A block in place. In `assemble` substrates are read at a shift, remembered slots as a mix. */
export function placeKernel(of: KernelPlaces, block: Block): Kernel {
  const isStage = block === of.program.blocks.assemble;
  return {
    block,
    uniforms: of.regions.kernelUniforms.address + 4 * header,
    source: (operation) => sourceOf(of, operation, isStage),
    target: (output) => targetOf(of, output),
  };
}

/** A block of new values of fields, in place; where one changes its carry is lost or kept. */
export function placeReplacement(of: KernelPlaces, block: Block, keepsCarry: boolean): Kernel {
  const { fields, carry } = of.regions;
  const isStored = keepsCarry || carry.count === 0;
  return {
    ...placeKernel(of, block),
    target: ({ plane }) =>
      isStored
        ? { kind: "store", address: addressOf(fields, plane) }
        : { kind: "replace", value: addressOf(fields, plane), carry: addressOf(carry, plane) },
  };
}

function sourceOf(
  { program, regions, places }: KernelPlaces,
  operation: Operation,
  isStage: boolean,
): Source {
  const { substrateCount, remembered } = program.layout;
  if (operation.op === "flow" || operation.op === "ahead" || operation.op === "previous") {
    return { kind: "plane", address: addressOf(regions[operation.op], operation.plane) };
  }
  if (operation.op === "taken") {
    return { kind: "plane", address: addressOf(regions.taken, operation.slot) };
  }
  if (operation.op === "start") {
    const index = remembered.indexOf(operation.slot);
    const planes = index < 0 ? regions.fields : regions.remembered;
    return { kind: "plane", address: addressOf(planes, index < 0 ? operation.slot : index) };
  }
  if (operation.op === "field") {
    const present = addressOf(regions.fields, operation.slot);
    if (!isStage) return { kind: "plane", address: present };
    if (operation.slot < substrateCount) return { kind: "shifted", address: present };
    const index = remembered.indexOf(operation.slot);
    if (index < 0) return { kind: "plane", address: present };
    const old = addressOf(regions.remembered, index);
    return { kind: "mix", old, present, weight: regions.kernelUniforms.address };
  }
  const address = places.address(operation);
  if (address === undefined) throw new Error(`${operation.op} does not differ from voxel to voxel`);
  return { kind: "plane", address };
}

function targetOf({ program, regions }: KernelPlaces, { buffer, plane }: Output): Target {
  switch (buffer) {
    case "change": {
      const signed = program.layout.signedFields[plane] ?? false;
      const value = addressOf(regions.fields, plane);
      const solved = plane < program.layout.substrateCount;
      return { kind: "add", value, carry: addressOf(regions.carry, plane), signed, solved };
    }
    case "loss":
    case "gain":
    case "share":
    case "flow":
    case "ahead":
    case "previous":
    case "diffusion":
    case "rates":
    case "transport":
      return { kind: "store", address: addressOf(regions[buffer], plane) };
    case "observables":
      return { kind: "store", address: regions.scratch.address };
    default:
      throw new Error(`A kernel does not write ${buffer}`);
  }
}

/** Address of a plane that must be there. */
function addressOf(planes: PlaneRegion, plane: number): number {
  if (plane >= 0 && plane < planes.count) return planeAddress(planes, plane);
  throw new Error(`There is no plane ${plane} among ${planes.count}`);
}
