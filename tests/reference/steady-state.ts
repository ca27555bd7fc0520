import { conjugateGradients } from "./conjugate-gradients.ts";
import type { Problem } from "./problem.ts";
import { semiDiscrete } from "./semi-discrete.ts";

/**
 * The state in which nothing changes any more, with everything as it is at time t. Throws where
 * nothing takes the substrate away, so that there is no such state or more than one.
 */
export function steadyState(problem: Problem, t = 0): Float64Array {
  const { size, at } = semiDiscrete(problem);
  const { faces, loss, source } = at(t);
  return conjugateGradients(loss, faces, 1, source, new Float64Array(size));
}
