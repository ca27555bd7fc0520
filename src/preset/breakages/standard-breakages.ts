import type { Field, Model } from "../../model/model.ts";
import { printExpression } from "../../model/print-expression.ts";
import { isZero } from "../../model/simplify-expression.ts";
import {
  multiplyDiffusion,
  multiplyLosses,
  replaceObservables,
  spreadEntry,
  stopChemotaxis,
  stopMotion,
} from "./break-parts.ts";
import type { Breakage } from "./breakage.ts";

/** The names in the biology that breakages take hold of; a test keeps them true. */
export const handles = {
  oxygen: "oxygen",
  /** Observable: what vessels carry, cells too. */
  flow: "perfusion",
  /** Observables: rates at which tumor is hit or killed, by who does it. */
  killing: {
    lymphocytes: ["lymphocyteHit", "adccKill", "gdKill", "inktKill"],
    "myeloid cells": ["m1Kill", "n1Kill", "carMKill"],
  },
} as const;

/** Reach is sqrt(D/k): ten times as far. */
const farDiffusion = 100;
const uptakeFactor = 4;

/** What any model can be broken by that has the parts for it, by name. */
export function standardBreakages(model: Model): readonly Breakage[] {
  const entered = populationsOf(model).filter(({ name }) => hasProcess(model, "source", name));
  return [
    ...moversOf(model).flatMap(breakMover),
    ...signalsOf(model).map(
      (name): Breakage => ({
        name: `reach of ${name}`,
        what: `${name} reaches ten times as far: its diffusion times ${farDiffusion}`,
        change: multiplyDiffusion(name, farDiffusion),
      }),
    ),
    ...breakOxygen(model),
    ...breakKilling(model),
    ...(hasObservable(model, handles.flow) && entered.length > 0
      ? [
          {
            name: "even recruitment",
            what: `cells enter everywhere alike: the mean of ${handles.flow} stands for it`,
            change: spreadEntry(
              entered.map(({ name }) => name),
              handles.flow,
            ),
          },
        ]
      : []),
  ];
}

interface Mover {
  /** Module that brings the cells. */
  readonly name: string;
  readonly fields: readonly string[];
  readonly isCalled: boolean;
}

/** Populations that move alike, such as the states of one kind of cell, are one mover. */
function moversOf(model: Model): readonly Mover[] {
  const called = new Set(
    model.processes.flatMap((process) => (process.type === "chemotaxis" ? process.field : [])),
  );
  const groups = new Map<string, Field[]>();
  for (const field of populationsOf(model)) {
    if (isZero(field.diffusion) && !called.has(field.name)) continue;
    const key = isZero(field.diffusion) ? field.origin : printExpression(field.diffusion);
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  const origins = [...groups.values()].map(([first]) => first!.origin);
  return [...groups.values()].map((fields) => {
    const { origin, name } = fields[0]!;
    const isOnly = origins.filter((one) => one === origin).length === 1 && origin !== "model";
    return {
      name: isOnly ? origin : name,
      fields: fields.map((field) => field.name),
      isCalled: fields.some((field) => called.has(field.name)),
    };
  });
}

function breakMover({ name, fields, isCalled }: Mover): readonly Breakage[] {
  const who = fields.join(", ");
  return [
    {
      name: `motility of ${name}`,
      what: `${who}: no motility and no chemotaxis`,
      change: stopMotion(fields),
    },
    ...(isCalled
      ? [
          {
            name: `chemotaxis of ${name}`,
            what: `${who}: no chemotaxis`,
            change: stopChemotaxis(fields),
          },
        ]
      : []),
  ];
}

/** Substrates that the tissue makes and that spread; what only blood brings is none. */
function signalsOf(model: Model): readonly string[] {
  return model.fields
    .filter(({ kind, diffusion }) => kind === "substrate" && !isZero(diffusion))
    .filter(({ name }) => hasProcess(model, "source", name))
    .map(({ name }) => name);
}

function breakOxygen(model: Model): readonly Breakage[] {
  const { oxygen } = handles;
  if (!hasProcess(model, "loss", oxygen)) return [];
  return [
    {
      name: `${oxygen} uptake x ${uptakeFactor}`,
      what: `all cells use ${uptakeFactor} times as much oxygen`,
      change: multiplyLosses(oxygen, uptakeFactor),
    },
    {
      name: `${oxygen} uptake / ${uptakeFactor}`,
      what: `all cells use 1/${uptakeFactor} of the oxygen`,
      change: multiplyLosses(oxygen, 1 / uptakeFactor),
    },
  ];
}

function breakKilling(model: Model): readonly Breakage[] {
  return Object.entries(handles.killing).flatMap(([who, names]) => {
    const known = names.filter((name) => hasObservable(model, name));
    if (known.length === 0) return [];
    return [
      {
        name: `killing by ${who}`,
        what: `${known.join(", ")} = 0`,
        change: replaceObservables(Object.fromEntries(known.map((name) => [name, "0"]))),
      },
    ];
  });
}

function populationsOf({ fields }: Model): readonly Field[] {
  return fields.filter(({ kind }) => kind === "population");
}

function hasProcess({ processes }: Model, type: "source" | "loss", field: string): boolean {
  return processes.some(
    (process) => process.type === type && "field" in process && process.field === field,
  );
}

/** One that is 0 everywhere, such as what cells do that are not modeled, is none. */
function hasObservable({ observables }: Model, name: string): boolean {
  return observables.some((one) => one.name === name && !isZero(one.expression));
}
