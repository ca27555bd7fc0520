/**
 * Three uniform numbers in [0, 1) of a whole-numbered place: PCG 3D (M. Jarzynski and M. Olano, "Hash
 * functions for GPU rendering", JCGT 9(3), 2020), upper 24 bits. The twin in view/layers/ gives the same bits.
 */
export function hash3(x: number, y: number, z: number): readonly [number, number, number] {
  let a = (Math.imul(x, 1664525) + 1013904223) | 0;
  let b = (Math.imul(y, 1664525) + 1013904223) | 0;
  let c = (Math.imul(z, 1664525) + 1013904223) | 0;
  const turn = () => {
    a = (a + Math.imul(b, c)) | 0;
    b = (b + Math.imul(c, a)) | 0;
    c = (c + Math.imul(a, b)) | 0;
  };
  turn();
  a ^= a >>> 16;
  b ^= b >>> 16;
  c ^= c >>> 16;
  turn();
  return [(a >>> 8) / 16777216, (b >>> 8) / 16777216, (c >>> 8) / 16777216];
}
