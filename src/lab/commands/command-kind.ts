import type { Draft } from "mutative";
import * as v from "valibot";
import { optional, strict, text } from "../../model/schema-parts.ts";
import type { LabBase } from "../base.ts";
import type { LabDocument } from "../document.ts";

/** A document that a command may change. */
export type DocumentDraft = Draft<LabDocument>;

/** One kind of command: its shape, what it does, and what the undo button calls it. */
export interface CommandKind<S extends v.GenericSchema = v.GenericSchema> {
  readonly schema: S;
  /** Changes the document. Throws a ModelError, in words for the person, where that makes no sense. */
  readonly apply: (draft: DocumentDraft, command: v.InferOutput<S>, base: LabBase) => void;
  /** "Set Oxygen uptake to 300"; `before` is the document that the command meets. */
  readonly label: (command: v.InferOutput<S>, before: LabDocument, base: LabBase) => string;
  /** Whether it is a way of looking that no one wants back step by step. */
  readonly quiet?: boolean;
}

/** Lets tsc see that what a kind does fits its schema. */
export function commandKind<S extends v.GenericSchema>(kind: CommandKind<S>): CommandKind<S> {
  return kind;
}

/** An object with a kind, these entries and, for a drag that is one undo step, the id of the gesture. */
export function commandSchema<const K extends string, E extends v.ObjectEntries>(
  kind: K,
  entries: E,
) {
  return strict({ kind: v.literal(kind), ...entries, gesture: optional(text(64)) });
}
