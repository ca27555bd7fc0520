import type { ReadonlySignal } from "@preact/signals-core";
import type { LabBase } from "../lab/base.ts";
import type { Lab } from "../lab/lab.ts";
import type { Timeline } from "../ui/timeline/timeline.ts";
import type { Analysis } from "./analysis/analysis.ts";
import type { Compare } from "./compare/compare.ts";
import type { Editor } from "./editor/editor.ts";
import type { Furniture } from "./furniture.ts";
import type { Instruments } from "./instruments/instruments.ts";
import type { LabAddress } from "./lab/address.ts";
import type { Autosave } from "./lab/autosave.ts";
import type { LabMoves } from "./lab/moves.ts";
import type { LabOpener } from "./lab/opener.ts";
import type { Strokes } from "./lab/strokes.ts";
import type { MountedStage } from "./machine/mount-stage.ts";
import type { Recovery } from "./machine/recovery.ts";
import type { Probe } from "./picture/probe.ts";
import type { Recorder } from "./recording.ts";
import type { Saver } from "./saving/saver.ts";
import type { ClaimControls } from "./session/claim-controls.ts";
import type { Session } from "./session/session.ts";
import type { Sweeper } from "./sweep/sweeper.ts";
import type { GoingBack } from "./time/going-back.ts";

/** What the page is made of. The session comes once a machine is open, and stays. */
export interface Page {
  readonly root: HTMLElement;
  readonly furniture: Furniture;
  readonly recovery: Recovery;
  /** All that a person can change, as one document: the same lab for the page's life, null until it is opened. */
  readonly lab: ReadonlySignal<Lab | null>;
  /** Loads documents into the lab. */
  readonly opener: LabOpener;
  /** The document in the browser's address and history. */
  readonly address: LabAddress;
  /** What changes no document, as steps that can be undone. */
  readonly moves: LabMoves;
  /** Null until a machine is open. */
  session: Session | null;
  /** Treatments in time; loaded with the first preset. */
  timeline: Timeline | null;
  mounted: MountedStage | null;
  /** Loaded when it is first used. */
  recorder: Recorder | null;
  /** Saves data; loaded when it is first used. */
  saver?: Saver;
  compare: Compare | null;
  instruments: Instruments | null;
  sweeper: Sweeper | null;
  /** Map, budgets and equations of the model. */
  analysis: Analysis | null;
  editor: Editor | null;
  probe: Probe | null;
  goingBack: GoingBack | null;
  controls: ClaimControls | null;
  brushing: boolean;
  /** What panels were last filled for. */
  shownBase: LabBase | null;
  /** The brush; null: not mounted yet. */
  strokes: Strokes | null;
  /** Null where nothing is kept: safe mode, embedded pages. */
  autosave: Autosave | null;
  /** What the engine has said about this run and the user was told. */
  readonly told: Set<string>;
  /** Why the CPU computes, where that is not what the user would expect; told once. */
  machineReason: string;
}
