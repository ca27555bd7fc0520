import { batch, computed, type ReadonlySignal, signal } from "@preact/signals-core";
import { apply, create } from "mutative";
import { t } from "../texts/text.ts";
import type { LabBase } from "./base.ts";
import { type Command, readCommand } from "./commands/command.ts";
import { type LabDocument, readDocument, type Treatment } from "./document.ts";
import { bytesOf, type DocumentStep, History, type OpaqueStep } from "./history.ts";
import type { Patch } from "./merge-patches.ts";
import { frozen } from "./plain-data.ts";
import { checkDocument, treatmentsOf } from "./resolve-document.ts";

/** The one who changes the document: panels, keys, links and scripts send it commands, and follow its signals. */
export interface Lab {
  readonly document: ReadonlySignal<LabDocument>;
  /** What the document is a difference to; changes together with it. */
  readonly base: ReadonlySignal<LabBase>;
  /** Present value of every parameter. */
  readonly parameters: ReadonlySignal<Readonly<Record<string, number>>>;
  /** All treatments, those that are off among them. */
  readonly treatments: ReadonlySignal<readonly Treatment[]>;
  /** Changes the document, as a step that can be undone. Throws a ModelError, and changes nothing. */
  send(command: Command): void;
  /** What the document would be after a command; throws as `send` does. For asking before the past changes. */
  preview(command: Command): LabDocument;
  /**
   * Another document, on its own preset; can be undone. Rejects with a ModelError, and changes nothing. False:
   * a later call came first. `label` is what the undo button calls it.
   */
  load(document: LabDocument, label?: string): Promise<boolean>;
  /** What a person did that changed no document. The host has done it already. */
  record(step: Omit<OpaqueStep, "kind">): void;
  /**
   * Undoes the last step; false: there is none. A change of the document is undone before this returns, unless
   * the host is still at an earlier one. Rejects with the host's error, and the step stays.
   */
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  /** "Set Oxygen uptake to 300"; null: there is nothing to undo. */
  readonly undoLabel: ReadonlySignal<string | null>;
  readonly redoLabel: ReadonlySignal<string | null>;
  /** Words to tell, once steps were dropped for memory; null: none was. */
  readonly dropped: ReadonlySignal<string | null>;
}

export interface LabOptions {
  /** Opens what a document stands on (openBase). */
  readonly open: (document: LabDocument) => Promise<LabBase>;
  /** For undoing; default 64 MiB. */
  readonly mostBytes?: number;
}

const MOST_BYTES = 64 * 2 ** 20;
/** A composed model that a step holds on to; a whole baseline takes about so much. */
const BASE_BYTES = 4 * 2 ** 20;

const patching = { enablePatches: true, enableAutoFreeze: true } as const;

/** A laboratory with a document on its base. Throws a ModelError where they do not fit. */
export function createLab(start: LabDocument, startBase: LabBase, options: LabOptions): Lab {
  checkDocument(start, startBase);
  const document = signal(frozen(start));
  const base = signal(startBase);
  /** The same object while no parameter changes, so that who follows them hears of nothing else. */
  const changed = computed(() => document.value.parameters);
  const history = new History<LabBase>(options.mostBytes ?? MOST_BYTES);
  let loads = 0;
  /** The host's work on a step; the next one waits for it. */
  let hostWork: Promise<unknown> | null = null;

  const change = (next: LabDocument, nextBase: LabBase | undefined): void =>
    batch(() => {
      if (nextBase !== undefined) base.value = nextBase;
      document.value = next;
    });

  const patchDocument = (patches: readonly Patch[], nextBase: LabBase | undefined): void => {
    const next = apply(document.peek(), patches as Parameters<typeof apply>[1], {
      enableAutoFreeze: true,
    });
    change(next as LabDocument, nextBase);
  };

  const send = (input: Command): void => {
    const command = readCommand(input);
    const [before, on] = [document.peek(), base.peek()];
    const [next, patches, inverse] = create(before, (draft) => command.apply(draft, on), patching);
    if (patches.length === 0) return;
    change(next as LabDocument, undefined);
    if (command.quiet) return;
    history.push({
      ...stepOf(command.label(before, on), patches as Patch[], inverse as Patch[]),
      ...(command.gesture === undefined ? {} : { gesture: command.gesture }),
    });
  };

  const preview = (input: Command): LabDocument => {
    const command = readCommand(input);
    const on = base.peek();
    return create(document.peek(), (draft) => command.apply(draft, on), {
      enableAutoFreeze: true,
    }) as LabDocument;
  };

  const load = async (input: LabDocument, label?: string): Promise<boolean> => {
    const turn = ++loads;
    const next = frozen(readDocument(input));
    const nextBase = await options.open(next);
    if (turn !== loads) return false;
    checkDocument(next, nextBase);
    const before = document.peek();
    const step = stepOf(
      label ?? t`Load ${nextBase.preset.title}`,
      [{ op: "replace", path: [], value: next }],
      [{ op: "replace", path: [], value: before }],
    );
    history.push({
      ...step,
      bytes: step.bytes + BASE_BYTES,
      base: { before: base.peek(), after: nextBase },
    });
    change(next, nextBase);
    return true;
  };

  const undo = (): Promise<boolean> => {
    if (hostWork !== null) return afterHost(undo);
    const step = history.takeUndo();
    if (step === undefined) return Promise.resolve(false);
    if (step.kind === "opaque") {
      const asked = ask(step.undo, () => history.putBackUndo(step));
      return asked.then(() => (history.isWithinGesture ? undo() : true));
    }
    patchDocument(step.inverse, step.base?.before);
    return Promise.resolve(true);
  };

  const redo = (): Promise<boolean> => {
    if (hostWork !== null) return afterHost(redo);
    const step = history.takeRedo();
    if (step === undefined) return Promise.resolve(false);
    if (step.kind === "opaque") return ask(step.redo, () => history.putBackRedo(step));
    patchDocument(step.patches, step.base?.after);
    return history.isWithinGesture ? redo() : Promise.resolve(true);
  };

  const afterHost = (next: () => Promise<boolean>): Promise<boolean> =>
    // Whether the host failed is told to who asked it.
    (hostWork ?? Promise.resolve()).then(next, next);

  const ask = (work: () => void | Promise<void>, putBack: () => void): Promise<boolean> => {
    const answer = (async () => {
      try {
        await work();
        return true;
      } catch (error) {
        putBack();
        throw error;
      } finally {
        hostWork = null;
      }
    })();
    hostWork = answer;
    return answer;
  };

  return {
    document,
    base,
    parameters: computed(() => ({ ...base.value.values, ...changed.value })),
    treatments: computed(() => treatmentsOf(document.value, base.value)),
    send,
    preview,
    load,
    record: (step) =>
      history.push({
        kind: "opaque",
        label: step.label,
        // What the host keeps may shrink (packed meanwhile) or grow (what a redo comes back to).
        get bytes() {
          return step.bytes;
        },
        undo: step.undo,
        redo: step.redo,
        ...(step.drop === undefined ? {} : { drop: step.drop }),
        ...(step.gesture === undefined ? {} : { gesture: step.gesture }),
      }),
    undo,
    redo,
    undoLabel: history.undoLabel,
    redoLabel: history.redoLabel,
    dropped: history.droppedWords,
  };
}

function stepOf(
  label: string,
  patches: readonly Patch[],
  inverse: readonly Patch[],
): DocumentStep<LabBase> {
  return { kind: "document", label, patches, inverse, bytes: bytesOf(patches) + bytesOf(inverse) };
}
