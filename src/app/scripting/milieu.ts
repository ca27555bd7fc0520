import type { InteractionMap } from "../../analysis/interaction-map.ts";
import type { FigureRequest } from "../../figure/settings.ts";
import type { PlainFinding } from "../../instruments/finding-csv.ts";
import type { InstrumentKind } from "../../instruments/settings.ts";
import type { Command } from "../../lab/commands/command.ts";
import type { LabDocument } from "../../lab/document.ts";
import type { RunToOptions } from "../../run/run-set-host.ts";
import type { BudgetOptions, ScriptedBudget } from "../analysis/analysis.ts";
import type { PlannedFilm } from "../film.ts";
import type { MeasureOptions } from "../instruments/measure-now.ts";
import type { ScriptedFilm } from "./film-argument.ts";
import type { SaveOptions } from "./save-for-script.ts";

/** `window.milieu`, for notebooks, lessons and tests; docs/scripting.md describes it. */
export interface Milieu {
  /** The page has started, and its first preset is there. What gives a promise waits for it by itself. */
  readonly ready: Promise<void>;
  /** A shipped preset's name, a preset file's text, the object it holds, or a document. */
  load(preset: string | object): Promise<void>;
  play(): void;
  pause(): void;
  /** Pauses and runs `count` steps (1 by default), none past the preset's end; gives how many it ran. */
  step(count?: number): Promise<number>;
  /** Pauses and runs to a time, min or "1 d", or the preset's end; gives the time reached, min. */
  runTo(time: number | string, options?: RunToOptions): Promise<number>;
  reset(): Promise<void>;
  /** All that a person can change, as plain data that cannot be changed itself; null: nothing is loaded yet. */
  readonly document: LabDocument | null;
  /** Changes the document, as the page's own controls do; can be undone. Throws for what is refused. */
  send(command: Command): void;
  /** Undoes the last step; false: there is none. */
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  /** A link that opens the document. */
  share(): Promise<string>;
  /** Gives a parameter a value of its range. */
  set(name: string, value: number): void;
  /** Value of a parameter; undefined if there is none of that name. */
  get(name: string): number | undefined;
  /** Present values of a field or observable, float32, index i + nx*(j + ny*k), y up. */
  read(field: string): Promise<Float32Array>;
  /** What an instrument makes of the present state: a kind, and keys of its setting; the others are as it begins. */
  measure(
    kind: InstrumentKind,
    setting?: Readonly<Record<string, unknown>>,
    options?: MeasureOptions,
  ): Promise<PlainFinding>;
  /** Simulated time, min. */
  readonly time: number;
  readonly playing: boolean;
  /** Means over the domain of every observable and field, or of these, and the compartments, now. */
  observables(names?: readonly string[]): Promise<Readonly<Record<string, number>>>;
  /** What makes and takes a field now, by term, per min: in total, at a place (um) or where a formula is not 0. */
  budget(field: string, options?: BudgetOptions): Promise<ScriptedBudget>;
  /** Who acts on whom now: nodes, and edges with their effect as a share of what turns over. */
  interactions(): Promise<InteractionMap>;
  /** The picture as a PNG file, with scale bar, time and legend unless `captions` is false. */
  screenshot(options?: ScreenshotOptions): Promise<Blob>;
  /** Fields as numbers, in a file: the present state by default, or a whole run that is computed beside this one. */
  save(options?: SaveOptions): Promise<Blob>;
  /** A figure as a file, PNG or SVG, that carries its simulation; computed on an engine of its own. */
  figure(request?: FigureRequest, options?: RunToOptions): Promise<Blob>;
  /** What `record` would make of the same options, and what of them it would not do just as asked. */
  planFilm(options?: ScriptedFilm): Promise<PlannedFilm>;
  /** A film, from the present time on unless it says from when. */
  record(options?: ScriptedFilm, steering?: ScriptedSteering): Promise<Blob>;
}

/** How a film may be stopped, who hears how far it is, and who, why it became shorter than asked for. */
export interface ScriptedSteering extends RunToOptions {
  /** Default: the console, as a warning. */
  readonly onProblem?: (why: string) => void;
}

export interface ScreenshotOptions {
  /** px; default 1920 by 1080. */
  readonly width?: number;
  readonly height?: number;
  readonly captions?: boolean;
}

declare global {
  interface Window {
    milieu: Milieu;
  }
}
