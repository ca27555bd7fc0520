export interface RecoveryHost {
  /** Keeps a copy of the present state; false: not now. */
  readonly copy: () => Promise<boolean>;
  /** Changes with the state. */
  readonly version: () => string;
  /** After the last loss the state is kept for a reload, too. */
  readonly keep: () => Promise<void>;
  /** There is no recent copy: told once, until there is one again. */
  readonly onFailure: (error: unknown) => void;
  /** The GPU went away: go on from the last copy, on a new GPU or on the CPU. False: nothing runs now. */
  readonly recover: (how: "gpu" | "cpu") => Promise<boolean>;
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
 * Sees that there is a recent copy of the state, and when the GPU is lost goes on from it: the first time
 * on a new device; after that on the CPU, because browsers hand out no third one until the page is
 * reloaded. Copies belong to their run (run/run.ts).
 */
export function createRecovery(host: RecoveryHost): Recovery {
  let losses = 0;
  let watched: GPUDevice | null = null;
  let copying = false;
  let copied = "";
  let isTold = false;
  let recovering = false;
  // What a lost device was asked may fail a moment before its loss is known.
  const isRecovering = (): Promise<boolean> =>
    new Promise((resolve) => setTimeout(() => resolve(recovering)));
  const copy = async (version: string): Promise<void> => {
    if (!(await host.copy())) return;
    copied = version;
    if (losses >= 2) await host.keep();
    isTold = false;
  };
  setInterval(() => {
    const version = host.version();
    if (recovering || (watched === null && losses < 2) || copying || version === copied) return;
    copying = true;
    copy(version)
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
        recovering = !(await host.recover(losses === 1 ? "gpu" : "cpu"));
      });
    },
    dismiss: () => {
      watched = null;
    },
    isRecovering,
  };
}
