import type { Snapshot } from "../engine/engine.ts";

export interface RecoveryHost {
  readonly snapshot: () => Promise<Snapshot | null>;
  /** Changes with the state. */
  readonly version: () => string;
  /** After the last loss every copy is kept for a reload. */
  readonly keep: (copy: Snapshot) => Promise<void>;
  /** There is no recent copy: told once, until there is one again. */
  readonly onFailure: (error: unknown) => void;
  /** The GPU went away: go on from the last copy, on a new GPU or on the CPU. False: nothing runs now. */
  readonly recover: (how: "gpu" | "cpu", last: Snapshot | null) => Promise<boolean>;
}

export interface Recovery {
  /** Looks after this device; its own end by `dismiss` is no loss. */
  watch(device: GPUDevice): void;
  /** The device is about to be given up on purpose. */
  dismiss(): void;
  /** Whether a failure that was just met is a lost GPU's, which `recover` tells or has told. */
  isRecovering(): Promise<boolean>;
}

const COPY_EVERY = 5000;

/**
 * Keeps a recent copy of the state, and when the GPU is lost goes on from it: the first time on a new
 * device; after that on the CPU, because browsers hand out no third one until the page is reloaded.
 */
export function createRecovery(host: RecoveryHost): Recovery {
  let last: Snapshot | null = null;
  let losses = 0;
  let watched: GPUDevice | null = null;
  let copying = false;
  let copied = "";
  let isTold = false;
  let recovering = false;
  // What a lost device was asked may fail a moment before its loss is known.
  const isRecovering = (): Promise<boolean> =>
    new Promise((resolve) => setTimeout(() => resolve(recovering)));
  setInterval(() => {
    const version = host.version();
    if (recovering || (watched === null && losses < 2) || copying || version === copied) return;
    copying = true;
    copied = version;
    host
      .snapshot()
      .then((snapshot) => {
        last = snapshot ?? last;
        return losses < 2 || snapshot === null ? undefined : host.keep(snapshot);
      })
      .then(() => {
        isTold = false;
      })
      .catch(async (error: unknown) => {
        if (isTold || (await isRecovering())) return;
        isTold = true;
        host.onFailure(error);
      })
      .finally(() => {
        copying = false;
      });
  }, COPY_EVERY);
  return {
    watch: (device) => {
      watched = device;
      void device.lost.then(async () => {
        // The reason is no guide: "destroyed" also comes when nobody called destroy().
        if (watched !== device) return;
        watched = null;
        losses++;
        recovering = true;
        recovering = !(await host.recover(losses === 1 ? "gpu" : "cpu", last));
      });
    },
    dismiss: () => {
      watched = null;
    },
    isRecovering,
  };
}
