import type { ReusableEngine } from "../../engine/engine.ts";
import type { OpenedDevice } from "../../engine/gpu/device.ts";
import type { Scenario } from "../../model/scenario.ts";
import { t } from "../../texts/text.ts";
import { problemOf } from "../../ui/messages.ts";

/** What computes: a GPU that the page holds open, or workers on the CPU. */
export type Machine =
  | {
      readonly kind: "gpu";
      readonly device: GPUDevice;
      /** For the status line. */
      readonly description: string;
      /** A CPU plays the GPU. */
      readonly isSoftware: boolean;
    }
  | { readonly kind: "cpu" };

export interface MachineChoice {
  readonly machine: Machine;
  /** A sentence without its full stop, where the choice is not what the user would expect. */
  readonly reason?: string;
}

/**
 * Opens the GPU if it is real, else chooses the CPU, which is faster than a GPU played by software.
 * With "gpu" a software GPU is taken too. Never rejects.
 */
export async function chooseMachine(wish: "auto" | "gpu" | "cpu"): Promise<MachineChoice> {
  if (wish === "cpu") return { machine: { kind: "cpu" } };
  const { DeviceError, openDevice } = await import("../../engine/gpu/device.ts");
  let opened: OpenedDevice;
  try {
    opened = await openDevice();
  } catch (error) {
    // That there is none is no mistake; what else is wrong is said as it is.
    const isMissing =
      error instanceof DeviceError && ["no-webgpu", "no-adapter"].includes(error.reason);
    const why = isMissing ? t`No GPU is at hand here` : problemOf(error).replace(/\.$/, "");
    return { machine: { kind: "cpu" }, reason: t`${why}, so the CPU computes` };
  }
  const { device, description, isFallback } = opened;
  if (isFallback && wish === "auto") {
    device.destroy();
    return {
      machine: { kind: "cpu" },
      reason: t`The GPU here is played by software, so the CPU computes, which is faster`,
    };
  }
  return { machine: { kind: "gpu", device, description, isSoftware: isFallback } };
}

/** Opens an engine for a scenario; rejects with words for the user (e.g. not enough memory). */
export async function openEngine(machine: Machine, scenario: Scenario): Promise<ReusableEngine> {
  const { programOf } = await import("../../compile/program-of.ts");
  if (machine.kind === "gpu") {
    const { openGpuEngine } = await import("../../engine/gpu/gpu-engine.ts");
    return openGpuEngine(programOf(scenario), scenario, machine);
  }
  const { openWorkerEngine } = await import("../../engine/cpu/worker-engine.ts");
  return openWorkerEngine(programOf(scenario), scenario);
}
