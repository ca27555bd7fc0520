import * as v from "valibot";
import { finite, list, table, text } from "../../model/schema-parts.ts";
import { t } from "../../texts/text.ts";
import type { LabBase } from "../base.ts";
import { checkParameter, parametersOf } from "../resolve-document.ts";
import { commandKind, commandSchema, type DocumentDraft } from "./command-kind.ts";
import { numberWords } from "./number-words.ts";

/** Gives parameters values, within their ranges. */
export const setParameters = commandKind({
  schema: commandSchema("set-parameters", { values: table(finite, 10_000) }),
  apply: (draft, { values }, base) => {
    for (const [name, value] of Object.entries(values)) checkParameter(name, value, base);
    // -0 is 0 in JSON.
    for (const [name, value] of Object.entries(values)) setParameter(draft, name, value + 0, base);
  },
  label: ({ values }, _, base) => {
    const entries = Object.entries(values);
    const [first] = entries;
    if (first === undefined || entries.length > 1) return t`Set ${entries.length} parameters`;
    return t`Set ${parameterName(first[0], base)} to ${numberWords(first[1])}`;
  },
});

/** Gives parameters the preset's values again. */
export const resetParameters = commandKind({
  schema: commandSchema("reset-parameters", {
    names: v.union([v.literal("all"), list(text(64), 10_000)]),
  }),
  apply: (draft, { names }, base) => {
    const chosen = names === "all" ? Object.keys(draft.parameters) : names;
    for (const name of chosen) checkParameter(name, base.values[name] ?? Number.NaN, base);
    for (const name of chosen) delete draft.parameters[name];
  },
  label: ({ names }, before, base) => {
    if (names === "all") return t`Reset all parameters`;
    const [first] = names;
    if (first === undefined || names.length > 1) return t`Reset ${names.length} parameters`;
    const present = parametersOf(before, base)[first];
    const from = present === undefined ? "" : t` from ${numberWords(present)}`;
    return t`Reset ${parameterName(first, base)}${from}`;
  },
});

function setParameter(draft: DocumentDraft, name: string, value: number, base: LabBase): void {
  if (base.values[name] === value) delete draft.parameters[name];
  else if (draft.parameters[name] !== value) draft.parameters[name] = value;
}

function parameterName(name: string, base: LabBase): string {
  return base.parameters.get(name)?.label ?? name;
}
