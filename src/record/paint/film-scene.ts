import type { ResolvedWindow } from "../../look/look.ts";
import type { DrawnSetting } from "../../look/looks.ts";
import type { CurveSeries } from "../../observe/curve-data.ts";
import type { Framing } from "../../view/framing.ts";
import type { Stage } from "../../view/stage.ts";
import type { FilmedRun } from "../filmed-run.ts";
import type { FilmTreatment } from "../script/film-markers.ts";
import type { FilmScript } from "../script/film-script.ts";
import type { FilmSetting } from "../script/film-setting.ts";

/** All that a film's pictures are made of, but for the state of its runs. */
export interface FilmScene {
  readonly stage: Stage;
  readonly film: FilmSetting;
  readonly script: FilmScript;
  /** Of the preset; the film may have another one. */
  readonly title: string;
  /** What panels with the page's view show. */
  readonly setting: DrawnSetting;
  /** z index of the slice. */
  readonly slice: number;
  /** What is looked at where no key of the camera says so. */
  readonly framing: Framing;
  /** Of what follows the data on the page, now: a film with fixed windows begins with them. */
  readonly windows: ReadonlyMap<string, ResolvedWindow>;
  readonly series: readonly CurveSeries[];
  readonly treatments: readonly FilmTreatment[];
  /** The main one first. */
  readonly runs: readonly FilmedRun[];
  /** How several runs are shown; absent: there is one. */
  readonly compare?: ComparedRuns;
}

export interface ComparedRuns {
  readonly layout: "side" | "wiper" | "difference";
  /** Where each wiper stands, shares of the width, one fewer than runs. */
  readonly wipers: readonly number[];
  /** The run that a difference is to, by its place among the runs. */
  readonly against: number;
}
