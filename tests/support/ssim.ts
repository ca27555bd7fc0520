/** Pixels of a window a side, and the constants of the formula. */
const WINDOW = 8;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** An image as bytes of red, green, blue and alpha. */
export interface Bytes {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/**
 * Mean structural similarity of the brightness of two images of one size, in windows of 8 by 8 that overlap by
 * half: Z. Wang et al., IEEE Trans. Image Process. 13 (2004) 600, equation 13. 1: they are equal.
 */
export function ssim(one: Bytes, other: Bytes): number {
  if (one.width !== other.width || one.height !== other.height) {
    throw new Error("The images are of different sizes.");
  }
  const [a, b] = [brightnessOf(one), brightnessOf(other)];
  let sum = 0;
  let count = 0;
  for (let y = 0; y + WINDOW <= one.height; y += WINDOW / 2) {
    for (let x = 0; x + WINDOW <= one.width; x += WINDOW / 2) {
      sum += similarity(a, b, one.width, x, y);
      count++;
    }
  }
  return sum / count;
}

/** ITU-R BT.601, as the formula's authors take it. */
export function brightnessOf({ data }: Bytes): Float64Array {
  return Float64Array.from({ length: data.length / 4 }, (_, pixel) => {
    const [r, g, b] = [0, 1, 2].map((part) => data[4 * pixel + part] as number);
    return 0.299 * (r as number) + 0.587 * (g as number) + 0.114 * (b as number);
  });
}

function similarity(
  a: Float64Array,
  b: Float64Array,
  width: number,
  left: number,
  top: number,
): number {
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + WINDOW; y++) {
    for (let x = left; x < left + WINDOW; x++) {
      const [p, q] = [a[y * width + x] as number, b[y * width + x] as number];
      sumA += p;
      sumB += q;
      squareA += p * p;
      squareB += q * q;
      product += p * q;
    }
  }
  const n = WINDOW ** 2;
  const [meanA, meanB] = [sumA / n, sumB / n];
  const [varA, varB] = [squareA - n * meanA ** 2, squareB - n * meanB ** 2].map((v) => v / (n - 1));
  const covariance = (product - n * meanA * meanB) / (n - 1);
  const luminance = (2 * meanA * meanB + C1) / (meanA ** 2 + meanB ** 2 + C1);
  return (luminance * (2 * covariance + C2)) / ((varA as number) + (varB as number) + C2);
}
