import * as v from "valibot";
import { kindOf } from "../../look/tissue/kinds.ts";
import { ModelError } from "../../model/error.ts";
import { optional, text } from "../../model/schema-parts.ts";
import { didYouMean } from "../../model/suggest.ts";
import type { CheckContext, InstrumentKeys } from "../instrument.ts";
import { placeSchema, settingSchema } from "../parts.ts";

/** Side of the window, um: a larger one takes too long to count. */
export const SIDE = { least: 50, most: 2000, first: 600 } as const;

const kindName = v.pipe(text(64), v.minLength(1), v.description("A kind of cell; absent: all."));

const schema = settingSchema("cells", {
  center: placeSchema,
  side: v.pipe(v.number(), v.minValue(SIDE.least), v.maxValue(SIDE.most)),
  show: v.picklist(["pairs", "neighbors"]),
  from: optional(kindName),
  to: optional(kindName),
});
export type CellsSetting = Readonly<v.InferOutput<typeof schema>>;

/** The keys of this instrument in a document. */
export const cellsKeys: InstrumentKeys<CellsSetting> = {
  kind: "cells",
  schema,
  check: ({ from, to }, place, context) => {
    for (const [key, name] of Object.entries({ from, to })) {
      if (name !== undefined) checkKind(name, `${place}.${key}`, context);
    }
  },
};

/** Throws a ModelError unless the model has a population that is drawn as this kind of cell. */
function checkKind(name: string, place: string, { model }: CheckContext): void {
  const populations = model.fields.filter(({ kind }) => kind === "population");
  const names = [...new Set(populations.map((field) => kindOf(field.name)?.name ?? field.name))];
  if (names.includes(name)) return;
  throw new ModelError(place, `no such kind of cell "${name}"${didYouMean(name, names)}`);
}
