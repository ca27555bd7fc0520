import type { ModuleDescription } from "../../model/description.ts";
import type { Compartment, Field, Model, Parameter } from "../../model/model.ts";
import type { InterventionFile } from "../../preset/scene-schema.ts";
import { t } from "../../texts/text.ts";
import type { LabBase } from "../base.ts";
import { middleOf, procedures } from "./procedures.ts";
import { durationText, timesOf } from "./times.ts";
import { treatmentName } from "./treatment-name.ts";
import { type UsualDose, usualDoses } from "./usual-dose.ts";

/**
 * preset: the preset's own, again; drug: doses into the body; infusion: the same drug evenly; cells: cells or
 * vaccines into blood; injection: at a place; procedure: done by hand; switch: a parameter held for a time.
 */
export type OfferKind =
  | "preset"
  | "drug"
  | "infusion"
  | "cells"
  | "injection"
  | "procedure"
  | "switch";

/** A treatment that a person can add to a model. */
export interface Offer {
  /** Unique in the list. */
  readonly key: string;
  readonly kind: OfferKind;
  readonly label: string;
  /** Label of the module that brings it; "This preset" for its own. */
  readonly group: string;
  readonly note: string;
  /** Unit of the dose; "usual doses" and "usual doses per day" are in words. */
  readonly unit: string;
  /** Ready to be added, but that it starts at 0; `offerAt` moves it. */
  readonly intervention: InterventionFile;
}

/** min; how long a drug is given or infused, or a parameter held, where nobody says otherwise. */
const COURSE = 14 * 1440;
const WINDOW = durationText(COURSE);

/**
 * Everything that the chosen modules offer as a treatment, with its usual dose, and the preset's own. `values`
 * are the parameters as they stand: the species decides how often, and a switch turns from where it is.
 */
export function offeredTreatments(
  base: LabBase,
  values: Readonly<Record<string, number>> = base.values,
): readonly Offer[] {
  const { model, grid } = base.context;
  const modules = new Map(base.family.library.map((module) => [module.name, module]));
  const groupOf = (origin: string): string => modules.get(origin)?.label ?? t`This preset`;
  const species = (values["species"] ?? 0) >= 0.5 ? "human" : "mouse";
  const told = dosesByName(model, modules, species);
  const targets = [...model.compartments, ...model.fields];
  const place = middleOf(grid);
  return [
    ...presetOffers(base),
    ...targets.flatMap((target) =>
      (told.get(target.name) ?? []).map((dose) => doseOffer(target, dose, groupOf, place.inside)),
    ),
    ...model.parameters.flatMap((parameter) => infusionOffer(parameter, model, told, groupOf)),
    ...procedures.flatMap(
      ({ key, label, field, action, amount, where, note }): readonly Offer[] => {
        const target = model.fields.find(({ name }) => name === field);
        if (target === undefined || target.origin === "model") return [];
        const intervention = {
          label,
          start: "0 min",
          field,
          [action]: amount,
          ...(where !== "everywhere" && { where: place[where] }),
        } as InterventionFile;
        const unit = target.unit;
        const group = groupOf(target.origin);
        return [{ key, kind: "procedure", label, group, note, unit, intervention }];
      },
    ),
    ...model.parameters.flatMap((parameter) => switchOffer(parameter, values, groupOf)),
  ];
}

/** The intervention of an offer at a time (min), its end moved with it. */
export function offerAt({ intervention }: Offer, start: number): InterventionFile {
  const { start: from, stop } = timesOf(intervention);
  return {
    ...intervention,
    start: durationText(start),
    ...(intervention.stop !== undefined && { stop: durationText(stop - from + start) }),
  };
}

/** A parameter held at a value for a time: what any parameter's menu can offer. */
export function parameterWindow(
  { name, label }: Pick<Parameter, "name" | "label">,
  value: number,
): InterventionFile {
  return { label, start: "0 min", stop: WINDOW, parameter: name, value };
}

function presetOffers({ treatments, context }: LabBase): readonly Offer[] {
  return treatments.map(({ id, intervention }) => ({
    key: `preset-${id}`,
    kind: "preset",
    label: treatmentName(intervention, context.model),
    group: t`This preset`,
    note: intervention.note ?? "",
    unit: unitOf(intervention, context.model),
    intervention,
  }));
}

function unitOf(intervention: InterventionFile, model: Model): string {
  if ("parameter" in intervention) {
    const { parameter } = intervention;
    return model.parameters.find(({ name }) => name === parameter)?.unit ?? "1";
  }
  if (intervention.multiply !== undefined) return "1";
  const { field } = intervention;
  if (field.endsWith("Given")) return t`usual doses`;
  return [...model.fields, ...model.compartments].find(({ name }) => name === field)?.unit ?? "1";
}

/** What the notes of the modules, and of what they bring, tell; each name and way once. */
function dosesByName(
  model: Model,
  modules: ReadonlyMap<string, ModuleDescription>,
  species: "mouse" | "human",
): ReadonlyMap<string, readonly UsualDose[]> {
  const targets = [...model.compartments, ...model.fields];
  const origins = new Set(targets.map(({ origin }) => origin));
  const notes = [
    ...targets.map((target) => standardDose(target) ?? target.note ?? ""),
    ...[...origins].map((origin) => modules.get(origin)?.note ?? ""),
  ];
  const doses = notes.flatMap((note) => usualDoses(note, species));
  const told = new Map<string, UsualDose[]>();
  for (const dose of doses) {
    const ways = told.get(dose.name) ?? [];
    if (!ways.some(({ atPlace }) => atPlace === dose.atPlace)) told.set(dose.name, [...ways, dose]);
  }
  return told;
}

/** "In standard doses; interventions add it." */
function standardDose({ name, note }: Compartment | Field): string | undefined {
  return note !== undefined && /doses; interventions add it/.test(note)
    ? t`Add 1 to ${name}.`
    : undefined;
}

function doseOffer(
  target: Compartment | Field,
  { name, amount, every }: UsualDose,
  groupOf: (origin: string) => string,
  where: string,
): Offer {
  const isField = "kind" in target;
  const isGiven = !isField && name.endsWith("Given");
  const label = target.label.replace(/ (given|in blood)$/, "");
  const kind = isField
    ? target.kind === "static"
      ? "procedure"
      : "injection"
    : isGiven
      ? "drug"
      : "cells";
  const intervention: InterventionFile = {
    label: kind === "injection" ? t`${label}, injected` : label,
    start: "0 min",
    ...(every !== undefined && {
      every: durationText(every),
      count: Math.max(2, Math.round(COURSE / every)),
    }),
    field: name,
    add: amount,
    ...(isField && { where }),
  };
  return {
    key: `${kind}-${name}`,
    kind,
    label: intervention.label ?? label,
    group: groupOf(target.origin),
    note: target.note ?? "",
    unit: isField ? target.unit : t`usual doses`,
    intervention,
  };
}

/** Usual doses a day, for two weeks: as many as single doses would be. */
function infusionOffer(
  { name, label, note, origin, max }: Parameter,
  model: Model,
  told: ReadonlyMap<string, readonly UsualDose[]>,
  groupOf: (origin: string) => string,
): readonly Offer[] {
  const drug = /^(.*)Infusion$/.exec(name)?.[1];
  const given = drug === undefined ? undefined : `${drug}Given`;
  if (given === undefined || !model.compartments.some((one) => one.name === given)) return [];
  const every = told.get(given)?.[0]?.every ?? 1440;
  const value = Math.min(max, Number((1440 / every).toPrecision(3)));
  const intervention: InterventionFile = {
    label,
    start: "0 min",
    stop: WINDOW,
    parameter: name,
    value,
  };
  const group = groupOf(origin);
  const unit = t`usual doses per day`;
  return [{ key: name, kind: "infusion", label, group, note: note ?? "", unit, intervention }];
}

/** What only turns something on and off: parameters whose source is "control", but those of the start. */
function switchOffer(
  { name, label, note, origin, min, max, source, unit }: Parameter,
  values: Readonly<Record<string, number>>,
  groupOf: (origin: string) => string,
): readonly Offer[] {
  if (source !== "control" || /^(species|initial.*|.*Infusion)$/.test(name)) return [];
  const present = values[name] ?? 0;
  const off = Math.max(min, Math.min(0, max));
  const value = present === off ? Math.min(max, 1) : off;
  const intervention = parameterWindow({ name, label: `${label} = ${value}` }, value);
  const group = groupOf(origin);
  return [
    {
      key: name,
      kind: "switch",
      label: intervention.label!,
      group,
      note: note ?? "",
      unit,
      intervention,
    },
  ];
}
