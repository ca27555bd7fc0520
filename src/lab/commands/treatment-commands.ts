import * as v from "valibot";
import { ModelError } from "../../model/error.ts";
import { finite, formula, optional, text } from "../../model/schema-parts.ts";
import { didYouMean } from "../../model/suggest.ts";
import type { InterventionFile } from "../../preset/scene-schema.ts";
import { interventionSchema } from "../../preset/scene-schema.ts";
import { plural, t } from "../../texts/text.ts";
import type { LabBase } from "../base.ts";
import type { LabDocument, Treatment } from "../document.ts";
import { treatmentsSchema } from "../document.ts";
import { isSameData } from "../plain-data.ts";
import { checkIntervention, treatmentsOf } from "../resolve-document.ts";
import { splitIntervention } from "../treatments/split-treatment.ts";
import { durationText, timesOf } from "../treatments/times.ts";
import { doseOf, treatmentName } from "../treatments/treatment-name.ts";
import { commandKind, commandSchema, type DocumentDraft } from "./command-kind.ts";
import { numberWords } from "./number-words.ts";

const id = v.pipe(text(64), v.minLength(1));
const minutes = v.pipe(finite, v.minValue(0), v.maxValue(1e9));
const MOST = 200;

/** Adds an intervention, as in a preset file, under an id that is free (or the next one). */
export const addTreatment = commandKind({
  schema: commandSchema("add-treatment", { intervention: interventionSchema, id: optional(id) }),
  apply: (draft, { intervention, id: wanted }, base) =>
    change(draft, base, (list) => [...list, newTreatment(list, intervention, wanted, base)]),
  label: ({ intervention }, _, base) => t`Add ${treatmentName(intervention, base.context.model)}`,
});

/** Moves a treatment in time, its end with it. */
export const moveTreatment = commandKind({
  schema: commandSchema("move-treatment", { id, start: minutes }),
  apply: (draft, { id, start }, base) =>
    changeOne(draft, base, id, ({ intervention }) => {
      const times = timesOf(intervention);
      const length = times.stop - times.start;
      return {
        ...intervention,
        start: durationText(start),
        ...(intervention.stop !== undefined && { stop: durationText(start + length) }),
      };
    }),
  label: ({ id, start }, before, base) =>
    t`Move ${nameOf(id, before, base)} to ${durationText(start)}`,
});

/**
 * Changes dose (a number, or a formula), interval, count or end (min), place or label. null takes a key
 * out: a series without count goes on for ever, one without interval is a single dose.
 */
export const changeTreatment = commandKind({
  schema: commandSchema("change-treatment", {
    id,
    dose: optional(formula),
    every: optional(v.nullable(minutes)),
    count: optional(
      v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
    ),
    stop: optional(v.nullable(minutes)),
    where: optional(v.nullable(formula)),
    label: optional(text(200)),
  }),
  apply: (draft, { id, dose, every, count, stop, where, label }, base) =>
    changeOne(draft, base, id, ({ intervention }) => {
      const entries: Record<string, unknown> = { ...intervention };
      const put = (key: string, value: unknown): void => {
        if (value === null) delete entries[key];
        else if (value !== undefined) entries[key] = value;
      };
      if (dose !== undefined) put(doseOf(intervention)?.key ?? "add", dose);
      put("every", typeof every === "number" ? durationText(every) : every);
      put("stop", typeof stop === "number" ? durationText(stop) : stop);
      put("count", every === null && count === undefined ? null : count);
      put("where", where);
      put("label", label);
      return entries as InterventionFile;
    }),
  label: ({ id, dose, every, count, stop, where, label }, before, base) => {
    const name = nameOf(id, before, base);
    const given = [dose, every, count, stop, where, label].filter((one) => one !== undefined);
    if (given.length !== 1) return t`Change ${name}`;
    if (dose !== undefined) {
      return t`Set dose of ${name} to ${typeof dose === "number" ? numberWords(dose) : "a formula"}`;
    }
    if (typeof every === "number") return t`Give ${name} every ${durationText(every)}`;
    if (typeof count === "number") return t`Give ${name} ${plural(count, "once", "{0} times")}`;
    if (typeof stop === "number") return t`End ${name} at ${durationText(stop)}`;
    if (label !== undefined) return t`Rename ${name}`;
    return t`Change ${name}`;
  },
});

export const switchTreatment = commandKind({
  schema: commandSchema("switch-treatment", { id, on: v.boolean() }),
  apply: (draft, { id, on }, base) =>
    change(draft, base, (list) => {
      find(list, id);
      return list.map((one) => (one.id === id ? { ...one, on } : one));
    }),
  label: ({ id, on }, before, base) => t`Switch ${nameOf(id, before, base)} ${on ? t`on` : t`off`}`,
});

/** Another one like it, right after it in the list; at another time (min) if one is given. */
export const copyTreatment = commandKind({
  schema: commandSchema("copy-treatment", { id, start: optional(minutes), newId: optional(id) }),
  apply: (draft, { id, start, newId }, base) => {
    change(draft, base, (list) => {
      const original = find(list, id);
      const copy = newTreatment(list, original.intervention, newId, base);
      return list.flatMap((one) => (one === original ? [one, { ...copy, on: one.on }] : [one]));
    });
    if (start === undefined) return;
    const list = treatmentsOf(draft as LabDocument, base);
    const copy = list[list.findIndex((one) => one.id === id) + 1]!;
    moveTreatment.apply(draft, { kind: "move-treatment", id: copy.id, start }, base);
  },
  label: ({ id }, before, base) => t`Copy ${nameOf(id, before, base)}`,
});

/** In two at a time (min): what is given before keeps the id, what is given from then on gets `newId`. */
export const splitTreatment = commandKind({
  schema: commandSchema("split-treatment", { id, at: minutes, newId: optional(id) }),
  apply: (draft, { id, at, newId }, base) =>
    change(draft, base, (list) => {
      const original = find(list, id);
      const [earlier, later] = splitIntervention(original.intervention, at);
      checkIntervention(earlier, base);
      const rest = { ...newTreatment(list, later, newId, base), on: original.on };
      return list.flatMap((one) =>
        one === original ? [{ ...one, intervention: earlier }, rest] : [one],
      );
    }),
  label: ({ id, at }, before, base) => t`Split ${nameOf(id, before, base)} at ${durationText(at)}`,
});

export const deleteTreatment = commandKind({
  schema: commandSchema("delete-treatment", { id }),
  apply: (draft, { id }, base) => {
    change(draft, base, (list) => {
      const gone = find(list, id);
      return list.filter((one) => one !== gone);
    });
    leaveOutGone(draft, base);
  },
  label: ({ id }, before, base) => t`Delete ${nameOf(id, before, base)}`,
});

/** All treatments at once; null: the preset's own, all on. */
export const setTreatments = commandKind({
  schema: commandSchema("set-treatments", { treatments: v.nullable(treatmentsSchema) }),
  apply: (draft, { treatments }, base) => {
    change(draft, base, () => {
      const next = (treatments ?? base.treatments) as readonly Treatment[];
      const ids = new Set(next.map((one) => one.id));
      if (ids.size < next.length) {
        throw new ModelError("treatments", "two treatments have the same id");
      }
      for (const { intervention } of next) checkIntervention(intervention, base);
      return next;
    });
    leaveOutGone(draft, base);
  },
  label: ({ treatments }) => (treatments === null ? t`Reset treatments` : t`Change treatments`),
});

/** The document says nothing of treatments that are just the preset's. */
function change(
  draft: DocumentDraft,
  base: LabBase,
  make: (list: readonly Treatment[]) => readonly Treatment[],
): void {
  const next = make(treatmentsOf(draft as LabDocument, base));
  if (next.length > MOST) throw new ModelError("", `there can be at most ${MOST} treatments`);
  const kept = isSameData(next, base.treatments) ? null : next;
  draft.treatments = kept as DocumentDraft["treatments"];
}

/** A run that goes without what there is no more goes without nothing: where it differs in nothing else, it ends. */
function leaveOutGone(draft: DocumentDraft, base: LabBase): void {
  const known = new Set(treatmentsOf(draft as LabDocument, base).map((one) => one.id));
  const { arms } = draft.compare;
  const next = arms.flatMap((arm): typeof arms => {
    const { withoutTreatments: without, ...rest } = arm;
    if (without === undefined || arm.preset !== undefined) return [arm];
    const left = without === "all" ? [...known] : without.filter((id) => known.has(id));
    if (left.length > 0) {
      const isSame = without === "all" || left.length === without.length;
      return [isSame ? arm : { ...arm, withoutTreatments: left }];
    }
    const differs = rest.seed !== undefined || Object.keys(rest.parameters ?? {}).length > 0;
    return differs ? [rest] : [];
  });
  if (isSameData(next, arms)) return;
  draft.compare.arms = next;
  if (next.length === 0) draft.compare.layout = "side";
}

function changeOne(
  draft: DocumentDraft,
  base: LabBase,
  id: string,
  make: (treatment: Treatment) => InterventionFile,
): void {
  change(draft, base, (list) => {
    const chosen = find(list, id);
    const intervention = make(chosen);
    checkIntervention(
      intervention,
      base,
      `"${treatmentName(chosen.intervention, base.context.model)}"`,
    );
    return list.map((one) => (one === chosen ? { ...one, intervention } : one));
  });
}

function find(list: readonly Treatment[], id: string): Treatment {
  const found = list.find((one) => one.id === id);
  if (found !== undefined) return found;
  const known = list.map((one) => one.id);
  const hint = didYouMean(id, known) || t`; there are ${known.join(", ") || t`none`}`;
  throw new ModelError("id", `there is no treatment "${id}"${hint}`);
}

function newTreatment(
  list: readonly Treatment[],
  intervention: InterventionFile,
  wanted: string | undefined,
  base: LabBase,
): Treatment {
  if (wanted !== undefined && list.some((one) => one.id === wanted)) {
    throw new ModelError("id", `there is a treatment "${wanted}" already`);
  }
  checkIntervention(intervention, base);
  return { id: wanted ?? freeId(list), on: true, intervention };
}

/** "t1", "t2", ...: one above the highest that there is. */
function freeId(list: readonly Treatment[]): string {
  const numbers = list.map((one) => Number(/^t(\d{1,9})$/.exec(one.id)?.[1] ?? 0));
  return `t${Math.max(0, ...numbers) + 1}`;
}

function nameOf(id: string, before: LabDocument, base: LabBase): string {
  const found = treatmentsOf(before, base).find((one) => one.id === id);
  return found === undefined ? id : treatmentName(found.intervention, base.context.model);
}
