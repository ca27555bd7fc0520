/** ms that Dawn may look for results without a rest, and that it rests after them. */
const PATIENCE = 2;
const REST = 1;
/** ms without a look after which looking has begun anew. */
const PAUSE = 4;

let rests = false;

/**
 * Dawn for Node looks for what a device has done in a row of `setImmediate`, as long as somebody waits for it,
 * which takes a whole core: from the software that plays a GPU, or from whoever else computes. It looks without
 * a rest for 2 ms, as long as a wait for a quick device takes, and once in a millisecond from then on. Call it
 * once; only what Dawn asks for waits.
 */
export function restBetweenLooks(): void {
  if (rests) return;
  rests = true;
  const immediate = globalThis.setImmediate;
  let begun = 0;
  let last = 0;
  const rest = (call: (...values: unknown[]) => void, ...values: unknown[]): unknown => {
    if (!isDawns(call)) return immediate(call, ...values);
    const now = performance.now();
    if (now - last > PAUSE) begun = now;
    last = now;
    return now - begun < PATIENCE ? immediate(call, ...values) : setTimeout(call, REST, ...values);
  };
  globalThis.setImmediate = Object.assign(rest, immediate) as typeof setImmediate;
}

/** A function of native code without name and parameters; what resolves a promise has one, a bound one a name. */
function isDawns(call: (...values: unknown[]) => void): boolean {
  return (
    call.name === "" &&
    call.length === 0 &&
    Function.prototype.toString.call(call).includes("[native code]")
  );
}
