import type { Claim } from "../model/claim.ts";
import type { Scenario } from "../model/scenario.ts";
import type { ViewSetting } from "../model/view-setting.ts";
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
  readonly record: RecordSetting;
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

/** A video: `duration` in seconds of film, size in pixels. */
export interface RecordSetting {
  readonly duration: number;
  readonly fps: number;
  readonly width: number;
  readonly height: number;
}

export interface CheckSetting {
  /** Voxels per axis; absent: the preset's own. */
  readonly grid?: readonly number[];
  /** min; absent: the preset's own. */
  readonly step?: number;
}
