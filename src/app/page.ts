import type { Furniture } from "./furniture.ts";
import type { MountedStage } from "./mount-stage.ts";
import type { Probe } from "./probe.ts";
import type { Recorder } from "./recording.ts";
import type { Recovery } from "./recovery.ts";
import type { Session } from "./session.ts";
import type { Sweeper } from "./sweeper.ts";

/** What the page is made of. The session comes once a machine is open, and stays. */
export interface Page {
  readonly root: HTMLElement;
  readonly furniture: Furniture;
  readonly recovery: Recovery;
  /** Null until a machine is open. */
  session: Session | null;
  mounted: MountedStage | null;
  recorder: Recorder | null;
  sweeper: Sweeper | null;
  probe: Probe | null;
  brushing: boolean;
  /** What the engine has said about this run and the user was told. */
  readonly told: Set<string>;
  /** Why the CPU computes, where that is not what the user would expect; told once. */
  machineReason: string;
}
