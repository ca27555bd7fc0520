import {
  add,
  bounded,
  choose,
  multiply,
  polynomial,
  subtract,
  type WasmFunction,
} from "./wasm-arithmetic.ts";
import { apply, bits, type Code, constant, get, set, shift } from "./wasm-code.ts";

const x = get(0);
const [turn, rest, square, quarter] = [get(1), get(2), get(3), get(4)];

const sine = add(
  rest,
  multiply(
    multiply(rest, square),
    polynomial(square, [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1]),
  ),
);
const cosine = add(
  subtract(constant(1), multiply(square, constant(0.5))),
  multiply(
    multiply(square, square),
    polynomial(square, [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2]),
  ),
);

/** sin or cos by quarter turns, as in shaders/lib/response.wgsl. */
export function sineAfter(quarters: number): WasmFunction {
  const reduce = [1.5703125, 4.837512969970703e-4, 7.54978995489e-8].reduce<Code>(
    (left, part) => subtract(left, multiply(turn, constant(part))),
    x,
  );
  const isOdd = apply(
    "notEqual",
    apply("fromInteger", apply("and", quarter, bits(1))),
    constant(0),
  );
  return {
    parameters: 1,
    locals: 4,
    body: [
      ...set(0, bounded(x, -1e6, 1e6)),
      ...set(1, apply("floor", add(multiply(x, constant(2 / Math.PI)), constant(0.5)))),
      ...set(2, reduce),
      ...set(3, multiply(rest, rest)),
      ...set(4, apply("integerAdd", apply("toInteger", turn), bits(quarters))),
      ...apply(
        "xor",
        choose(isOdd, cosine, sine),
        shift("left", apply("and", quarter, bits(2)), 30),
      ),
    ],
  };
}
