import type { GenericSchema } from "valibot";
import type { TissueView } from "../look/tissue/setting.ts";
import type { Grid } from "../model/grid.ts";
import type { Model } from "../model/model.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import type { Shape } from "./shape.ts";

/** How one kind of instrument is written in a document. It is all that a page needs that has none open. */
export interface InstrumentKeys<Setting extends SettingBase> {
  readonly kind: Setting["kind"];
  /** Its keys, `kind`, `id` and `name` among them. */
  readonly schema: GenericSchema<Setting>;
  /** Throws a ModelError, which names the key below `place`, where it does not fit the model. */
  check(setting: Setting, place: string, context: CheckContext): void;
}

/**
 * One kind of instrument: its keys in a document, what it wants measured, how that is reduced to a few
 * numbers, and what comes out. Pure. A new one is a folder here, a line in instruments.ts, and its rows in
 * settings.ts and in the panel (ui/instruments/editors.ts); tsc and tests name what is missing.
 *
 * `T` is what one moment is reduced to: plain data, so small that a run's whole past fits.
 */
export interface Instrument<Setting extends SettingBase, T> extends InstrumentKeys<Setting> {
  /** "Line profile" */
  readonly label: string;
  /** What it tells, in one sentence. */
  readonly note: string;
  /** Whether it shows all moments that are known, or the present one. */
  readonly overTime: boolean;
  /** Groups of keys of which a setting has one: who gives one does not want the others. */
  readonly either?: readonly (readonly string[])[];
  /** What it begins with; null: this model has nothing for it. */
  start(context: InstrumentContext): StartOf<Setting> | null;
  /** What has to be read for it. */
  wants(setting: Setting, context: InstrumentContext): Wants;
  /** One moment in numbers. */
  take(setting: Setting, reading: Reading, context: InstrumentContext): T;
  /** What these moments say, in the order of their times, one at least. */
  show(setting: Setting, moments: readonly Moment<T>[], context: InstrumentContext): Finding;
  /** What is drawn of it on the picture; null: nothing. */
  shape(setting: Setting): Shape | null;
  /** The same instrument at another place; `shape` is of the kind that `shape` gave, or can be drawn for it. */
  reshape(setting: Setting, shape: Shape): Setting;
}

export interface SettingBase {
  readonly kind: string;
  /** Unique in the document. */
  readonly id: string;
  /** A person's name for it. */
  readonly name?: string;
  /** Slice of a 3D domain, from 0; absent: the middle one. */
  readonly slice?: number;
}

/** What an instrument begins with: its id comes with its place in the document. */
export type StartOf<Setting extends SettingBase> = Setting extends SettingBase
  ? Omit<Setting, "id">
  : never;

/** What a document's instruments are checked against. */
export interface CheckContext {
  readonly model: Model;
  readonly vocabulary: Vocabulary;
  readonly grid: Grid;
}

export interface InstrumentContext extends CheckContext {
  /** How cells are drawn; null: the model has none to draw. */
  readonly tissue: TissueView | null;
  /** Names that the picture shows first, then the rest. */
  readonly favorites: readonly string[];
  /** "#rrggbb"; of what the picture shows its color there. */
  readonly colorOf: (name: string) => string;
}

/** What has to be read of a state. */
export interface Wants {
  /** Fields and observables whose values are needed. */
  readonly names: readonly string[];
  /** Where: voxels by index, one twice if wanted; absent: in all. */
  readonly at?: Uint32Array;
  /** A formula whose places count: where it is not 0. */
  readonly where?: string;
  /** Fields and observables of which the mean over the domain is enough. */
  readonly means?: readonly string[];
}

/** What was read of a state, as an instrument wanted it. */
export interface Reading {
  readonly grid: Grid;
  /** min */
  readonly time: number;
  /** By name, an entry for each voxel that was wanted, or of the domain: x fastest, then y, then z. */
  readonly values: ReadonlyMap<string, ArrayLike<number>>;
  /** Of `where`: places count where this is not 0; null: it was not wanted. */
  readonly mask: ArrayLike<number> | null;
  readonly means: ReadonlyMap<string, number>;
}

/** What an instrument made of one moment. */
export interface Moment<T = unknown> {
  /** min */
  readonly time: number;
  readonly value: T;
}

/** What came out: a table, how it is drawn, and the figures that one reads first. */
export interface Finding {
  /** All of one length. */
  readonly columns: readonly Column[];
  readonly drawing: Drawing;
  readonly facts: readonly Fact[];
  /** What a reader must know of how it was made. */
  readonly note?: string;
}

export interface Column {
  readonly name: string;
  readonly label: string;
  /** As a model writes it ("1" for a pure number). */
  readonly unit: string;
  /** NaN where there is none. */
  readonly values: readonly number[];
  /** "#rrggbb" */
  readonly color?: string;
}

/** How a table is drawn; columns by their names. */
export type Drawing =
  /** Curves over `x`, a lane for each unit; `mark` is a value of `x` with a meaning, such as an edge. */
  | {
      readonly as: "lines";
      readonly x: string;
      readonly y: readonly string[];
      readonly mark?: number;
    }
  /** Bars from one column of edges to the other. */
  | { readonly as: "bars"; readonly from: string; readonly to: string; readonly y: string }
  /** One quantity against another, in the order of the rows, the last one marked. */
  | { readonly as: "path"; readonly x: string; readonly y: string }
  /** A color for every pair of `x` and `y`, rows of equal `x` together, each with the same `y`. */
  | { readonly as: "map"; readonly x: string; readonly y: string; readonly value: string };

export interface Fact {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  /** "#rrggbb" */
  readonly color?: string;
}

/** um from the domain's lower left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}
