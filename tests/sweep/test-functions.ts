/** Functions on the unit cube whose indices are known in closed form. */
export interface TestFunction {
  readonly dimensions: number;
  readonly first: readonly number[];
  readonly total: readonly number[];
  value(point: readonly number[]): number;
}

/**
 * sin x1 + a sin^2 x2 + b x3^4 sin x1 with x from -pi to pi (T. Ishigami and T. Homma, Proc. ISUMA '90,
 * 398, 1990). Variances of its parts: 1/2 (1 + b pi^4 / 5)^2 of x1, a^2 / 8 of x2, 0 of x3 and
 * 8 b^2 pi^8 / 225 of x1 with x3.
 */
export function ishigami(a: number, b: number): TestFunction {
  const one = (1 + (b * Math.PI ** 4) / 5) ** 2 / 2;
  const two = a ** 2 / 8;
  const oneAndThree = (8 * b ** 2 * Math.PI ** 8) / 225;
  const all = one + two + oneAndThree;
  return {
    dimensions: 3,
    first: [one / all, two / all, 0],
    total: [(one + oneAndThree) / all, two / all, oneAndThree / all],
    value: (point) => {
      const [x1 = 0, x2 = 0, x3 = 0] = point.map((u) => Math.PI * (2 * u - 1));
      return Math.sin(x1) + a * Math.sin(x2) ** 2 + b * x3 ** 4 * Math.sin(x1);
    },
  };
}

/**
 * The g-function of Sobol', the product of (|4 x - 2| + c) / (1 + c) (I. M. Sobol', Math. Comput.
 * Simul. 55, 271, 2001): with V_i = 1 / (3 (1 + c_i)^2) its variance is the product of 1 + V_i, less 1.
 */
export function gFunction(constants: readonly number[]): TestFunction {
  const parts = constants.map((c) => 1 / (3 * (1 + c) ** 2));
  const product = parts.reduce((sum, part) => sum * (1 + part), 1);
  return {
    dimensions: constants.length,
    first: parts.map((part) => part / (product - 1)),
    total: parts.map((part) => (part * product) / (1 + part) / (product - 1)),
    value: (point) =>
      constants.reduce(
        (sum, c, axis) => (sum * (Math.abs(4 * (point[axis] as number) - 2) + c)) / (1 + c),
        1,
      ),
  };
}
