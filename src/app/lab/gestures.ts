/** ms after which a further change of the same kind is one of its own. */
const PAUSE = 700;

/**
 * Names for gestures that bring no end of their own (a slider of the transport, a color that is chosen): changes
 * of one kind that follow each other quickly are one step of undoing. `now`: ms.
 */
export function createGestures(now = () => performance.now()): (kind: string) => string {
  let count = 0;
  let last = { kind: "", at: Number.NEGATIVE_INFINITY };
  return (kind) => {
    if (kind !== last.kind || now() - last.at > PAUSE) count++;
    last = { kind, at: now() };
    return `${kind} ${count}`;
  };
}
