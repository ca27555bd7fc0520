import { computed, type ReadonlySignal, signal } from "@preact/signals-core";
import { plural, t } from "../texts/text.ts";
import { mergePatches, type Patch } from "./merge-patches.ts";

/** A change of the document; B is what the document stands on where the step changes that, too. */
export interface DocumentStep<B> {
  readonly kind: "document";
  readonly label: string;
  readonly patches: readonly Patch[];
  /** Turn it back, in their order. */
  readonly inverse: readonly Patch[];
  readonly bytes: number;
  /** Steps of one gesture become one. */
  readonly gesture?: string;
  readonly base?: { readonly before: B; readonly after: B };
}

/** What changed no document: a stroke of the brush, a reset, a jump. The host turns it back. */
export interface OpaqueStep {
  readonly kind: "opaque";
  readonly label: string;
  /** What the host keeps for it. */
  readonly bytes: number;
  /** That of the change of the document which it follows: both are undone, and done again, as one. */
  readonly gesture?: string;
  readonly undo: () => void | Promise<void>;
  readonly redo: () => void | Promise<void>;
  /** It is forgotten: what the host keeps for it can go. */
  readonly drop?: () => void;
}

export type Step<B> = DocumentStep<B> | OpaqueStep;

/**
 * What can be undone and redone, within a bound of memory: the oldest steps are dropped first, and how many
 * is told.
 */
export class History<B> {
  readonly #undo = signal<readonly Step<B>[]>([]);
  readonly #redo = signal<readonly Step<B>[]>([]);
  readonly #dropped = signal(0);
  readonly #mostBytes: number;

  /** What the next undo undoes; null: nothing. */
  readonly undoLabel: ReadonlySignal<string | null> = computed(() => {
    const [before, last] = [this.#undo.value.at(-2), this.#undo.value.at(-1)];
    return (isFollowedBy(before, last) ? before?.label : last?.label) ?? null;
  });
  readonly redoLabel: ReadonlySignal<string | null> = computed(
    () => this.#redo.value.at(-1)?.label ?? null,
  );
  /** "The oldest 12 steps were dropped ..."; null: none was. */
  readonly droppedWords: ReadonlySignal<string | null> = computed(() =>
    wordsForDropped(this.#dropped.value),
  );

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get bytes(): number {
    const steps = [...this.#undo.peek(), ...this.#redo.peek()];
    return steps.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get length(): number {
    return this.#undo.peek().length;
  }

  /** A step that was just taken; what was undone before cannot be redone any more. */
  push(step: Step<B>): void {
    const last = this.#undo.peek().at(-1);
    const continues = this.#redo.peek().length === 0 && isOneGesture(last, step);
    for (const gone of this.#redo.peek()) forget(gone);
    this.#redo.value = [];
    const rest = this.#undo.peek();
    this.#undo.value = continues ? [...rest.slice(0, -1), merged(last, step)] : [...rest, step];
    this.#dropOldest();
  }

  /** The step to undo now; it can be redone from here on. */
  takeUndo(): Step<B> | undefined {
    return move(this.#undo, this.#redo);
  }

  /** The step to do again now; it can be undone from here on. */
  takeRedo(): Step<B> | undefined {
    return move(this.#redo, this.#undo);
  }

  /** Whether the last step and the one that was undone last are of one gesture: who goes over one goes over both. */
  get isWithinGesture(): boolean {
    return isFollowedBy(this.#undo.peek().at(-1), this.#redo.peek().at(-1));
  }

  /** A step that could not be undone goes back to where it was, if nothing came in between. */
  putBackUndo(step: Step<B>): void {
    if (this.#redo.peek().at(-1) === step) move(this.#redo, this.#undo);
  }

  putBackRedo(step: Step<B>): void {
    if (this.#undo.peek().at(-1) === step) move(this.#undo, this.#redo);
  }

  #dropOldest(): void {
    const steps = [...this.#undo.peek()];
    let bytes = this.bytes;
    let count = 0;
    while (bytes > this.#mostBytes && count < steps.length) {
      const oldest = steps[count]!;
      bytes -= oldest.bytes;
      forget(oldest);
      count++;
    }
    if (count === 0) return;
    this.#undo.value = steps.slice(count);
    this.#dropped.value += count;
  }
}

function move<S>(
  from: { value: readonly S[]; peek(): readonly S[] },
  to: { value: readonly S[]; peek(): readonly S[] },
): S | undefined {
  const step = from.peek().at(-1);
  if (step === undefined) return undefined;
  from.value = from.peek().slice(0, -1);
  to.value = [...to.peek(), step];
  return step;
}

function forget<B>(step: Step<B>): void {
  if (step.kind === "opaque") step.drop?.();
}

function isOneGesture<B>(last: Step<B> | undefined, step: Step<B>): last is DocumentStep<B> {
  if (last?.kind !== "document" || step.kind !== "document") return false;
  if (last.base !== undefined || step.base !== undefined) return false;
  return step.gesture !== undefined && step.gesture === last.gesture;
}

function isFollowedBy<B>(step: Step<B> | undefined, next: Step<B> | undefined): boolean {
  if (step?.kind !== "document" || next?.kind !== "opaque") return false;
  return next.gesture !== undefined && next.gesture === step.gesture;
}

function merged<B>(last: Step<B> | undefined, step: Step<B>): Step<B> {
  if (last?.kind !== "document" || step.kind !== "document") return step;
  const patches = mergePatches(last.patches, step.patches);
  const inverse = mergePatches(step.inverse, last.inverse);
  return { ...step, patches, inverse, bytes: bytesOf(patches) + bytesOf(inverse) };
}

/** What plain data takes, roughly: two bytes for each character of its JSON. */
export function bytesOf(data: unknown): number {
  return 2 * (JSON.stringify(data) ?? "").length;
}

function wordsForDropped(count: number): string | null {
  if (count === 0) return null;
  const what = plural(count, "step was", "{0} steps were");
  return t`The oldest ${what} dropped: they took more memory than there is for undoing.`;
}
