/** Room for the header, so that the number of frames can be written when it is known. */
export const npyHeaderBytes = 128;

/** The fixed-length header of a little-endian array of this shape (NumPy's NEP 1, version 1.0). */
export function npyHeader(shape: readonly number[], type = "<f4"): Uint8Array {
  const entry = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(", ")}${shape.length === 1 ? "," : ""}), }`;
  const header = new Uint8Array(npyHeaderBytes).fill(0x20);
  header.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  new DataView(header.buffer).setUint16(8, npyHeaderBytes - 10, true);
  header.set(new TextEncoder().encode(entry), 10);
  header[npyHeaderBytes - 1] = 0x0a;
  return header;
}

/** A whole file of one array: float32, or float64 where the numbers are. */
export function npyFile(
  shape: readonly number[],
  values: Float32Array | Float64Array,
): Uint8Array<ArrayBuffer> {
  const type = values instanceof Float64Array ? "<f8" : "<f4";
  return withHeader(
    npyHeader(shape, type),
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  );
}

/** A whole file of one text: a zero-dimensional array of UTF-32, as `np.array("text")` is. */
export function npyText(text: string): Uint8Array<ArrayBuffer> {
  const points = Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return withHeader(npyHeader([], `<U${points.length}`), new Uint8Array(points.buffer));
}

function withHeader(header: Uint8Array, values: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(header.length + values.length);
  file.set(header);
  file.set(values, header.length);
  return file;
}
