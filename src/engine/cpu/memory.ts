import { EngineError } from "../engine-error.ts";

/** Singles in a memory: the byte address of the first, a multiple of 64, and their number. */
export interface Region {
  readonly address: number;
  readonly length: number;
}

/** Planes of equal length one after the other; each begins at a multiple of 64 bytes. */
export interface PlaneRegion extends Region {
  readonly count: number;
  /** Bytes from one plane to the next: there is room for a vector of four past the last voxel. */
  readonly stride: number;
}

/** Byte address of a plane of a region. */
export function planeAddress({ address, stride }: PlaneRegion, plane: number): number {
  return address + plane * stride;
}

/** The first addresses stay unused, so that 0 never is a plane. */
const firstAddress = 1024;
const PAGE = 65536;
/** Bytes after the last plane, so that vectors may be read past its end. */
const slack = 64;

/** Collects what an engine needs before its memory is opened, which never grows afterwards. */
export class MemoryPlan {
  #end = firstAddress;

  floats(length: number): Region {
    const { address } = this.planes(1, length);
    return { address, length };
  }

  planes(count: number, length: number): PlaneRegion {
    const address = this.#end;
    const stride = 64 * Math.ceil((4 * (length + 3)) / 64);
    this.#end += count * stride;
    return { address, count, length, stride };
  }

  /** Bytes planned so far. */
  get bytes(): number {
    return this.#end + slack;
  }

  /** Memory of the planned size, all 0. Throws EngineError where there is not so much. */
  open(): CpuMemory {
    const pages = Math.ceil(this.bytes / PAGE);
    try {
      return new CpuMemory(new WebAssembly.Memory({ initial: pages, maximum: pages }));
    } catch (error) {
      const size = Math.ceil((pages * PAGE) / 2 ** 20);
      throw new EngineError(`There are no ${size} MiB of memory for this run: ${String(error)}`);
    }
  }
}

/** The one memory of a run: fields, the solver's planes and what blocks of kinetics work on. */
export class CpuMemory {
  readonly memory: WebAssembly.Memory;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
  }

  /** A view of a region; it stays valid. */
  floats({ address, length }: Region): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  /** A view of each plane. */
  planes({ address, count, length, stride }: PlaneRegion): Float32Array[] {
    return Array.from({ length: count }, (_, p) =>
      this.floats({ address: address + p * stride, length }),
    );
  }
}

/** All planes one after the other, without the room between them. */
export function joinPlanes(planes: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(planes.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const plane of planes) {
    joined.set(plane, at);
    at += plane.length;
  }
  return joined;
}

/** The reverse of joinPlanes. */
export function fillPlanes(planes: readonly Float32Array[], joined: Float32Array): void {
  let at = 0;
  for (const plane of planes) {
    plane.set(joined.subarray(at, at + plane.length));
    at += plane.length;
  }
}
