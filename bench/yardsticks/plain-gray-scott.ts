/** Numbers of a Gray-Scott run on a periodic square, in voxels and steps. */
export interface GrayScott {
  readonly side: number;
  /** dt D/h^2 of u and v. */
  readonly ru: number;
  readonly rv: number;
  readonly dt: number;
  readonly feed: number;
  readonly kill: number;
}

/** Gray-Scott as one writes it in a first afternoon: two loops over four arrays. */
export class PlainGrayScott {
  u: Float32Array;
  v: Float32Array;
  readonly #numbers: GrayScott;
  #nextU: Float32Array;
  #nextV: Float32Array;

  constructor(numbers: GrayScott, u: Float32Array, v: Float32Array) {
    this.#numbers = numbers;
    this.u = u.slice();
    this.v = v.slice();
    this.#nextU = new Float32Array(u.length);
    this.#nextV = new Float32Array(u.length);
  }

  run(steps: number): void {
    for (let step = 0; step < steps; step++) {
      this.#step();
      [this.u, this.#nextU] = [this.#nextU, this.u];
      [this.v, this.#nextV] = [this.#nextV, this.v];
    }
  }

  #step(): void {
    const { side, ru, rv, dt, feed, kill } = this.#numbers;
    const { u, v } = this;
    const [nextU, nextV] = [this.#nextU, this.#nextV];
    for (let j = 0; j < side; j++) {
      const row = j * side;
      const below = (j === 0 ? side - 1 : j - 1) * side;
      const above = (j === side - 1 ? 0 : j + 1) * side;
      for (let i = 0; i < side; i++) {
        const left = i === 0 ? side - 1 : i - 1;
        const right = i === side - 1 ? 0 : i + 1;
        const [at, a, b] = [row + i, u[row + i]!, v[row + i]!];
        const spreadU = u[row + left]! + u[row + right]! + u[below + i]! + u[above + i]! - 4 * a;
        const spreadV = v[row + left]! + v[row + right]! + v[below + i]! + v[above + i]! - 4 * b;
        const reaction = a * b * b;
        nextU[at] = a + ru * spreadU + dt * (feed * (1 - a) - reaction);
        nextV[at] = b + rv * spreadV + dt * (reaction - (feed + kill) * b);
      }
    }
  }
}
