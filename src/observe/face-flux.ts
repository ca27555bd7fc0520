/**
 * Flux (density um/min) across a face from its lower to its upper side, by Scharfetter and Gummel, as `transport`
 * has it: p(D, v) n - p(D, -v) m with p(D, v) = (D/h) B(-v h/D), B(z) = z/(e^z - 1).
 * `motility` D um^2/min, `drift` v um/min, `width` h um.
 */
export function moverFlux(
  motility: number,
  drift: number,
  width: number,
  below: number,
  above: number,
): number {
  const against = againstDrift(motility, Math.abs(drift), width);
  return (against + Math.max(drift, 0)) * below - (against + Math.max(-drift, 0)) * above;
}

/** Below this share of the drift motility counts for nothing: all goes with the drift. */
const STILL = 1e-6;

/** p(D, -|v|), um/min. */
function againstDrift(motility: number, speed: number, width: number): number {
  if (motility === 0 || motility < STILL * speed * width) return 0;
  const z = (speed * width) / motility;
  return (motility / width) * (z < 1e-8 ? 1 - z / 2 : z / Math.expm1(z));
}

/** The same of a substrate, which only diffuses: -D (m - n)/h with the harmonic mean of both sides' D. */
export function substrateFlux(
  diffusionBelow: number,
  diffusionAbove: number,
  width: number,
  below: number,
  above: number,
): number {
  const sum = diffusionBelow + diffusionAbove;
  const between = sum > 0 ? (2 * diffusionBelow * diffusionAbove) / sum : 0;
  return (-between * (above - below)) / width;
}
