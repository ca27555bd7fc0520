/** The rows of a plane from the top of the picture down, as pictures have them; fields have y up. */
export function flipRows(values: Float32Array, nx: number): Uint8Array<ArrayBuffer> {
  const flipped = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += nx) {
    flipped.set(values.subarray(start, start + nx), values.length - nx - start);
  }
  return new Uint8Array(flipped.buffer);
}
