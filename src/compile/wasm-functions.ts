import { TINY } from "./response.ts";
import {
  add,
  bounded,
  choose,
  limited,
  multiply,
  polynomial,
  subtract,
  type WasmFunction,
} from "./wasm-arithmetic.ts";
import { apply, bits, type Code, constant, get, set, shift } from "./wasm-code.ts";
import { sineAfter } from "./wasm-sine.ts";

/** The functions of src/compile/response.ts that need more than an instruction or two. */
export type FunctionName =
  | "exp"
  | "log"
  | "power"
  | "tanh"
  | "sin"
  | "cos"
  | "leave"
  | "stay"
  | "grow";

/** Code that calls a function of the module at hand. */
export type Call = (name: FunctionName, ...operands: readonly Code[]) => Code;

const x = get(0);

/**
 * e^x = s (1 + p), s = 2^n made of exponent bits, p = e^r - 1 with |r| <= ln(2)/2: leaves s in local
 * 1 and p in local 2. x, in local 0, is limited to +-69.
 */
const splitExponential: Code = [
  ...set(0, bounded(x, -69, 69)),
  ...set(1, apply("floor", add(multiply(x, constant(Math.LOG2E)), constant(0.5)))),
  ...set(
    2,
    subtract(
      subtract(x, multiply(get(1), constant(0.693359375))),
      multiply(get(1), constant(-2.1219444e-4)),
    ),
  ),
  ...set(1, shift("left", apply("integerAdd", apply("toInteger", get(1)), bits(127)), 23)),
  ...set(
    2,
    add(
      multiply(
        polynomial(
          get(2),
          [
            1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1,
            5.0000001201e-1,
          ],
        ),
        multiply(get(2), get(2)),
      ),
      get(2),
    ),
  ),
];
const [scale, excess] = [get(1), get(2)];
const one = constant(1);

const exp = (): WasmFunction => ({
  parameters: 1,
  locals: 2,
  body: [...splitExponential, ...multiply(add(excess, one), scale)],
});

/** e^z - 1 = (s - 1) + s p: all digits for any z, since s is 1 where z is small. */
const grow = (): WasmFunction => ({
  parameters: 1,
  locals: 2,
  body: [...splitExponential, ...add(subtract(scale, one), multiply(scale, excess))],
});

/** 1 - e^-z likewise. */
const leave = (): WasmFunction => ({
  parameters: 1,
  locals: 2,
  body: [
    ...set(0, apply("negate", x)),
    ...splitExponential,
    ...subtract(subtract(one, scale), multiply(scale, excess)),
  ],
});

/** (1 - e^-z)/z; 1 where z is next to nothing. */
const stay = (call: Call): WasmFunction => ({
  parameters: 1,
  locals: 0,
  body: choose(
    apply("less", apply("abs", x), constant(TINY)),
    one,
    apply("divide", call("leave", x), x),
  ),
});

/** log x = e ln 2 + log m, m in [sqrt(1/2), sqrt(2)); arguments below TINY count as TINY. */
const log = (): WasmFunction => ({
  parameters: 1,
  locals: 3,
  body: [
    ...set(0, apply("max", x, constant(TINY))),
    ...set(1, apply("fromInteger", apply("integerSubtract", shift("right", x, 23), bits(126)))),
    ...set(0, apply("or", apply("and", x, bits(0x007fffff)), bits(0x3f000000))),
    ...set(2, apply("less", x, constant(Math.SQRT1_2))),
    ...set(1, subtract(get(1), apply("and", get(2), constant(1)))),
    ...set(0, subtract(add(x, apply("and", get(2), x)), constant(1))),
    ...set(3, multiply(x, x)),
    ...set(
      2,
      multiply(
        multiply(
          polynomial(
            x,
            [
              7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1,
              -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
            ],
          ),
          x,
        ),
        get(3),
      ),
    ),
    ...set(2, add(get(2), multiply(get(1), constant(-2.1219444e-4)))),
    ...set(2, subtract(get(2), multiply(get(3), constant(0.5)))),
    ...add(add(x, get(2)), multiply(get(1), constant(0.693359375))),
  ],
});

const power = (call: Call): WasmFunction => ({
  parameters: 2,
  locals: 0,
  body: choose(
    apply("less", x, constant(TINY)),
    apply("and", apply("equal", get(1), constant(0)), constant(1)),
    call("exp", limited(multiply(get(1), call("log", x)))),
  ),
});

const tanh = (call: Call): WasmFunction => ({
  parameters: 1,
  locals: 2,
  body: [
    ...set(0, bounded(x, -15, 15)),
    ...set(1, multiply(x, x)),
    ...set(2, apply("and", x, bits(0x80000000))),
    ...choose(
      apply("less", apply("abs", x), constant(0.625)),
      add(
        multiply(
          multiply(
            polynomial(
              get(1),
              [
                -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1,
                -3.33332819422e-1,
              ],
            ),
            get(1),
          ),
          x,
        ),
        x,
      ),
      apply(
        "xor",
        subtract(
          constant(1),
          apply(
            "divide",
            constant(2),
            add(call("exp", multiply(apply("abs", x), constant(2))), constant(1)),
          ),
        ),
        get(2),
      ),
    ),
  ],
});

/**
 * The functions in single precision, four lanes at a time; the polynomials are those of Cephes'
 * expf, logf, tanhf and sinf, within about 2 ulp. `call` makes code that calls another of them.
 */
export const wasmFunctions: Readonly<Record<FunctionName, (call: Call) => WasmFunction>> = {
  exp,
  log,
  power,
  tanh,
  sin: () => sineAfter(0),
  cos: () => sineAfter(1),
  leave,
  stay,
  grow,
};
