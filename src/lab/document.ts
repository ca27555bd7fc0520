import * as v from "valibot";
import { type InstrumentSetting, instrumentsSchema } from "../instruments/settings.ts";
import { viewSchema } from "../look/view-file.ts";
import { finite, list, optional, strict, table, text } from "../model/schema-parts.ts";
import { checkShape } from "../preset/check-shape.ts";
import {
  cameraSchema,
  compareSchema,
  seedSchema,
  speedSchema,
} from "../preset/laboratory-schema.ts";
import { type PresetFile, presetSchema } from "../preset/preset-schema.ts";
import { gridSchema, type InterventionFile, interventionSchema } from "../preset/scene-schema.ts";
import { type FilmFile, recordSchema } from "../record/script/film-schema.ts";
import { withOwnNames } from "./own-names.ts";
import { requirePlainData } from "./plain-data.ts";

/** All that a person can change, as a difference to a preset. Plain data, frozen; only commands change it. */
export interface LabDocument {
  readonly version: 1;
  readonly source: Source;
  /** Those that differ from the preset's. */
  readonly parameters: Readonly<Record<string, number>>;
  /** null: the preset's own, all on. */
  readonly treatments: readonly Treatment[] | null;
  readonly settings: LabSettings;
  /** As in a preset file; null: the preset's own. */
  readonly view: ViewFile | null;
  readonly camera: Camera | null;
  /** Simulated minutes per second; null: as the preset asks for. */
  readonly speed: number | null;
  readonly compare: Compare;
  /** What is measured on the picture, in the order of the panel. */
  readonly instruments: readonly InstrumentSetting[];
  /** The film that a person wants, as in a preset file; null: as the preset asks for. */
  readonly record: FilmFile | null;
}

/** What a document is a difference to. */
export type Source =
  | { readonly kind: "library"; readonly name: string }
  /** A model of one's own, in full; `name` is that of the file. */
  | { readonly kind: "file"; readonly name: string; readonly preset: PresetFile };

export interface Treatment {
  /** Unique in the document. */
  readonly id: string;
  readonly on: boolean;
  /** As in a preset file. */
  readonly intervention: InterventionFile;
}

export interface LabSettings {
  readonly seed?: number;
  /** Voxels per axis. */
  readonly grid?: readonly number[];
  /** min */
  readonly step?: number;
  /** A CPU computes on the whole grid, however slow. */
  readonly fullGrid?: boolean;
}

/** JSON of a preset's `view`. */
export type ViewFile = v.InferOutput<typeof viewSchema>;
export type Camera = Readonly<v.InferOutput<typeof cameraSchema>>;

export interface Compare {
  /** Further runs beside the main one, at most three. */
  readonly arms: readonly Arm[];
  readonly layout: Layout;
}

export type Layout = "side" | "wiper" | "difference";

/** How a further run differs from the main one. */
export interface Arm {
  readonly label: string;
  /** Another shipped preset; the arm is that preset then, and of the document only its settings of looking. */
  readonly preset?: string;
  /** null: the preset's own value. */
  readonly parameters?: Readonly<Record<string, number | null>>;
  /** Ids of treatments. */
  readonly withoutTreatments?: "all" | readonly string[];
  readonly seed?: number;
}

const name = v.pipe(text(200), v.minLength(1));

export const treatmentSchema = strict({
  id: v.pipe(text(64), v.minLength(1)),
  on: v.boolean(),
  intervention: interventionSchema,
});

export const treatmentsSchema = list(treatmentSchema, 200);

const stepSchema = v.pipe(v.number(), v.minValue(1e-6), v.maxValue(1e5));

export const settingsEntries = {
  seed: seedSchema,
  grid: gridSchema,
  step: stepSchema,
  fullGrid: v.boolean(),
};

export const documentSchema = strict({
  version: v.literal(1),
  source: v.variant("kind", [
    strict({ kind: v.literal("library"), name }),
    strict({ kind: v.literal("file"), name, preset: presetSchema }),
  ]),
  parameters: table(finite, 10_000),
  treatments: v.nullable(treatmentsSchema),
  settings: strict({
    seed: optional(settingsEntries.seed),
    grid: optional(settingsEntries.grid),
    step: optional(settingsEntries.step),
    fullGrid: optional(settingsEntries.fullGrid),
  }),
  view: v.nullable(viewSchema),
  camera: v.nullable(cameraSchema),
  speed: v.nullable(speedSchema),
  compare: compareSchema,
  // Documents that were kept before there were instruments have none.
  instruments: v.optional(instrumentsSchema, []),
  record: v.optional(v.nullable(recordSchema), null),
});

/** The document of a preset that nobody has changed. */
export function documentOf(source: Source): LabDocument {
  return {
    version: 1,
    source,
    parameters: {},
    treatments: null,
    settings: {},
    view: null,
    camera: null,
    speed: null,
    compare: { arms: [], layout: "side" },
    instruments: [],
    record: null,
  };
}

/**
 * JSON as a document; a ModelError that names every wrong place. Whether it fits its preset is for
 * checkDocument.
 */
export function readDocument(input: unknown): LabDocument {
  requirePlainData(input);
  const document = checkShape(documentSchema, input) as LabDocument;
  const ids = (document.treatments ?? []).map(({ id }) => id);
  checkShape(
    v.pipe(
      v.array(v.string()),
      v.check((list) => new Set(list).size === list.length, "two treatments have the same id"),
    ),
    ids,
    "treatments",
  );
  const { compare } = document;
  // What names a run means the first of that name.
  return { ...document, compare: { ...compare, arms: withOwnNames(compare.arms) } };
}
