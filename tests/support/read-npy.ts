/** The shape and data of a little-endian float32 .npy file (independent of the writer). */
export function readNpy(file: Uint8Array): { shape: number[]; data: Float32Array } {
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];
  if (magic.some((byte, i) => file[i] !== byte)) throw new Error("not a version 1.0 .npy file");
  const headerLength = new DataView(file.buffer, file.byteOffset).getUint16(8, true);
  if ((10 + headerLength) % 64 !== 0) throw new Error("the data of a .npy file start at 64n");
  const header = new TextDecoder("latin1").decode(file.subarray(10, 10 + headerLength));
  if (!header.includes("'descr': '<f4'") || !header.includes("'fortran_order': False")) {
    throw new Error(`unexpected .npy header: ${header}`);
  }
  const shape = (/'shape': \(([^)]*)\)/.exec(header)?.[1] ?? "")
    .split(",")
    .filter((text) => text.trim() !== "")
    .map(Number);
  const data = new Float32Array(Uint8Array.from(file.subarray(10 + headerLength)).buffer);
  if (data.length !== shape.reduce((a, b) => a * b, 1)) throw new Error("shape and size differ");
  return { shape, data };
}
