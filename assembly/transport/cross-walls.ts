import { kept, keptBits } from "../lib/kept";
import { add, all, at, div, mul } from "../lib/vectors";

/**
 * What walls that are neither closed nor periodic do to `count` densities in dt (min): n' =
 * (n + dt a)/(1 + dt b) with the planes supply a and rate b (1/min), which are 0 away from walls.
 * After an explicit substep that rests where the fluxes do, at any dt. Up to three singles past the
 * last are written, as they were.
 */
export function crossWalls(
  plane: usize,
  rate: usize,
  supply: usize,
  dt: f32,
  signed: i32,
  count: i32,
): void {
  const bits = keptBits(signed);
  const step = all(dt);
  const one = all(1);
  const end = (<usize>count) << 2;
  const whole = end & ~(<usize>15);
  for (let o: usize = 0; o < whole; o += 16) {
    const n = add(at(plane + o), mul(step, at(supply + o)));
    v128.store(plane + o, kept(div(n, add(one, mul(step, at(rate + o)))), bits));
  }
  for (let o = whole; o < end; o += 4) {
    const n = load<f32>(plane + o) + dt * load<f32>(supply + o);
    const next = n / (1 + dt * load<f32>(rate + o));
    store<f32>(plane + o, signed !== 0 ? next : max<f32>(next, 0));
  }
}
