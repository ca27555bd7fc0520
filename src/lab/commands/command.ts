import type * as v from "valibot";
import { ModelError } from "../../model/error.ts";
import { didYouMean } from "../../model/suggest.ts";
import { checkShape } from "../../preset/check-shape.ts";
import { t } from "../../texts/text.ts";
import type { LabBase } from "../base.ts";
import type { LabDocument } from "../document.ts";
import { requirePlainData } from "../plain-data.ts";
import type { CommandKind, DocumentDraft } from "./command-kind.ts";
import { removeInstrument, setInstrument } from "./instrument-commands.ts";
import { setCamera, setRecord, setView } from "./look-commands.ts";
import { resetParameters, setParameters } from "./parameter-commands.ts";
import { setCompare, setSettings, setSpeed } from "./run-commands.ts";
import {
  addTreatment,
  changeTreatment,
  copyTreatment,
  deleteTreatment,
  moveTreatment,
  setTreatments,
  splitTreatment,
  switchTreatment,
} from "./treatment-commands.ts";

/** Every kind of command but the batch: a new one is a file and a line here. */
const kinds = {
  "set-parameters": setParameters,
  "reset-parameters": resetParameters,
  "add-treatment": addTreatment,
  "move-treatment": moveTreatment,
  "change-treatment": changeTreatment,
  "switch-treatment": switchTreatment,
  "copy-treatment": copyTreatment,
  "split-treatment": splitTreatment,
  "delete-treatment": deleteTreatment,
  "set-treatments": setTreatments,
  "set-view": setView,
  "set-camera": setCamera,
  "set-record": setRecord,
  "set-speed": setSpeed,
  "set-settings": setSettings,
  "set-compare": setCompare,
  "set-instrument": setInstrument,
  "remove-instrument": removeInstrument,
} as const;

/** A change of the document, as data. */
export type SingleCommand = {
  [K in keyof typeof kinds]: v.InferInput<(typeof kinds)[K]["schema"]>;
}[keyof typeof kinds];

/** Several as one step, all or none of them. */
export interface BatchCommand {
  readonly kind: "batch";
  readonly commands: readonly SingleCommand[];
  /** What the undo button calls it; default: the name of the last. */
  readonly label?: string;
  readonly gesture?: string;
}

export type Command = SingleCommand | BatchCommand;

export const commandNames = [...Object.keys(kinds), "batch"] as readonly Command["kind"][];

/** A command whose shape is checked. */
export interface ReadCommand {
  readonly quiet: boolean;
  readonly gesture: string | undefined;
  readonly label: (before: LabDocument, base: LabBase) => string;
  readonly apply: (draft: DocumentDraft, base: LabBase) => void;
}

const MOST_IN_BATCH = 1000;

/** Throws a ModelError, in words for the person, for what is no command. */
export function readCommand(input: unknown): ReadCommand {
  requirePlainData(input);
  const kind = kindOf(input);
  return kind === "batch" ? readBatch(input as BatchCommand) : readSingle(kind, input);
}

function readSingle(kind: string, input: unknown): ReadCommand {
  if (kind === "batch") throw new ModelError("commands", "a batch holds no other batch");
  if (!Object.hasOwn(kinds, kind)) {
    const hint = didYouMean(kind, commandNames) || t`; there are ${commandNames.join(", ")}`;
    throw new ModelError("kind", `there is no command "${kind.slice(0, 64)}"${hint}`);
  }
  const known = kinds[kind as keyof typeof kinds] as unknown as CommandKind;
  const command = checkShape(known.schema, input) as { readonly gesture?: string };
  return {
    quiet: known.quiet ?? false,
    gesture: command.gesture,
    label: (before, base) => known.label(command, before, base),
    apply: (draft, base) => known.apply(draft, command, base),
  };
}

function readBatch({ commands, label, gesture }: BatchCommand): ReadCommand {
  if (!Array.isArray(commands) || commands.length > MOST_IN_BATCH) {
    throw new ModelError("commands", `must be a list of at most ${MOST_IN_BATCH} commands`);
  }
  for (const [text, place] of [
    [label, "label"],
    [gesture, "gesture"],
  ] as const) {
    if (text !== undefined && typeof text !== "string") throw new ModelError(place, "must be text");
  }
  const parts = commands.map((command) => readSingle(kindOf(command), command));
  return {
    quiet: parts.every(({ quiet }) => quiet),
    gesture,
    label: (before, base) => label ?? parts.at(-1)?.label(before, base) ?? t`Nothing`,
    apply: (draft, base) => {
      for (const part of parts) part.apply(draft, base);
    },
  };
}

function kindOf(input: unknown): string {
  const kind =
    typeof input === "object" && input !== null && Object.hasOwn(input, "kind")
      ? (input as { readonly kind: unknown }).kind
      : undefined;
  if (typeof kind === "string") return kind;
  throw new ModelError("", 'a command is an object with a "kind"');
}
