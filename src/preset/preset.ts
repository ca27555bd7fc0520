import type { ViewSetting } from "../look/view-file.ts";
import type { Claim } from "../model/claim.ts";
import type { Scenario } from "../model/scenario.ts";
import type { FilmSetting } from "../record/script/film-setting.ts";
import type { PresetFile } from "./preset-schema.ts";

/** A preset file, understood: the scenario to run, and what the page and the tests make of it. */
export interface Preset {
  /** Name in the library or of the file, without ".json"; absent for text from elsewhere. */
  readonly name?: string;
  readonly title: string;
  readonly summary: string;
  /** Markdown. */
  readonly story: string;
  readonly tags: readonly string[];
  readonly references: readonly Reference[];
  readonly scenario: Scenario;
  readonly view: ViewSetting;
  /** The film that it asks for. */
  readonly record: FilmSetting;
  /** When most can be seen of what it is about; absent: the file names none (telling-moment.ts). */
  readonly moment?: Moment;
  readonly claims: readonly Claim[];
  /** The cheaper setting on which its claims are checked. */
  readonly check?: CheckSetting;
  /** The file as it was written (JSON), overrides not applied. */
  readonly file: PresetFile;
}

export interface Reference {
  readonly label: string;
  readonly doi?: string;
  readonly url?: string;
}

/** A time (min) and what is to be seen then. */
export interface Moment {
  readonly at: number;
  readonly label: string;
}

export interface CheckSetting {
  /** Voxels per axis; absent: the preset's own. */
  readonly grid?: readonly number[];
  /** min; absent: the preset's own. */
  readonly step?: number;
  /** Error of a step by which it is chosen, as TimeSetting has it; absent: the preset's own. */
  readonly tolerance?: number;
}
