import { ByteWriter } from "./byte-writer.ts";
import { addAddress, type Code, get, signed, unsigned } from "./wasm-code.ts";

/** A plane that a kernel reads or writes: its address, and whether a run shifts it. */
export interface Plane {
  readonly address: number;
  readonly shifted: boolean;
}

/** Places of a kernel's parameters, and of two i32 locals. */
export interface LoopLocals {
  readonly first: number;
  readonly end: number;
  readonly shift: number;
  readonly middle: number;
  readonly line: number;
}

/** From so many planes on they are read ahead; with fewer it costs more than it saves. */
const many = 48;
/** Bytes of each plane that are read ahead: all planes of a kernel stay in a core's own cache. */
const chunk = 1024;
const cacheLine = 64;

/**
 * Code that runs the code of one vector of voxels, which starts at byte `first`, up to byte `end`. A
 * processor foresees a few long reads but not a hundred at once; so the planes of many are read chunk
 * by chunk, one after the other, before a chunk is computed (measured: `assemble` of 85 planes at 256²,
 * within a step: 9 instead of 11 ms).
 */
export function loopOverVoxels(
  voxels: ArrayLike<number>,
  planes: readonly Plane[],
  locals: LoopLocals,
): Uint8Array {
  const { first, end, middle } = locals;
  if (planes.length < many) return vectors(voxels, first, end);
  const whole = new ByteWriter().add([0x03, 0x40]);
  // middle = min(first + chunk, end)
  whole.add([...get(first), 0x41, ...signed(chunk), 0x6a, 0x21, middle]);
  whole.add([...get(middle), ...get(end), ...get(middle), ...get(end), 0x49, 0x1b, 0x21, middle]);
  for (const plane of planes) whole.add(readAhead(plane, locals));
  whole.add(vectors(voxels, first, middle));
  return whole.add([...get(first), ...get(end), 0x49, 0x0d, 0, 0x0b]).bytes;
}

function vectors(voxels: ArrayLike<number>, first: number, end: number): Uint8Array {
  const loop = new ByteWriter().add([0x03, 0x40]).add(voxels);
  loop.add([...get(first), 0x41, ...signed(16), 0x6a, 0x22, first]);
  return loop.add([...get(end), 0x49, 0x0d, 0, 0x0b]).bytes;
}

/** Reads one number of every cache line between `first` and `middle`. */
function readAhead({ address, shifted }: Plane, { first, shift, middle, line }: LoopLocals): Code {
  const place = shifted ? addAddress(get(line), get(shift)) : get(line);
  return [
    ...[...get(first), 0x21, line, 0x03, 0x40],
    ...[...place, 0x28, 2, ...unsigned(address), 0x1a],
    ...[...get(line), 0x41, ...signed(cacheLine), 0x6a, 0x22, line],
    ...[...get(middle), 0x49, 0x0d, 0, 0x0b],
  ];
}
