import type { Program } from "../../compile/program.ts";
import { ModelError } from "../../model/error.ts";
import type { Scenario } from "../../model/scenario.ts";
import type {
  EarlierSnapshot,
  FieldEdit,
  MeasureRequest,
  SampleRequest,
  ShowRequest,
  Snapshot,
} from "../engine.ts";
import { EngineClosed, EngineError, EngineLost } from "../engine-error.ts";

/** What is asked of the engine at the other end. */
export type EngineCall =
  | { readonly call: "open"; readonly program: Program; readonly scenario: Scenario }
  | { readonly call: "advance"; readonly count: number; readonly until: number }
  | { readonly call: "setParameters"; readonly values: Readonly<Record<string, number>> }
  | { readonly call: "edit"; readonly edit: FieldEdit }
  | { readonly call: "read"; readonly name: string; readonly slice: number | undefined }
  | { readonly call: "sample"; readonly request: SampleRequest }
  | { readonly call: "show"; readonly request: ShowRequest }
  | { readonly call: "measure"; readonly request: MeasureRequest }
  | { readonly call: "snapshot" }
  | { readonly call: "restore"; readonly snapshot: Snapshot | EarlierSnapshot }
  | { readonly call: "restart"; readonly scenario: Scenario }
  /** Answered as soon as the step under way is done: a sign of life. */
  | { readonly call: "ping" };

export interface EngineRequest {
  readonly id: number;
  readonly body: EngineCall;
}

/** The answer to the request of the same id, with where the engine stands. */
export interface EngineReply {
  readonly id: number;
  readonly time: number;
  readonly stepCount: number;
  readonly result?: unknown;
  readonly error?: ErrorMessage;
}

/** Result of "open". */
export interface OpenedEngine {
  readonly description: string;
}

export interface ErrorMessage {
  readonly name: string;
  readonly message: string;
  readonly place?: string;
  readonly problem?: string;
}

/** One end of the line between page and worker: a Worker, a worker's own scope or a MessagePort. */
export interface EnginePort {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

/** An error as plain data. */
export function packError(error: unknown): ErrorMessage {
  if (error instanceof ModelError) {
    const { name, message, place, problem } = error;
    return { name, message, place, problem };
  }
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: "Error", message: String(error) };
}

/** The error again, of its own class where it is one of ours. */
export function unpackError(packed: ErrorMessage): Error {
  if (packed.name === "ModelError") {
    return new ModelError(packed.place ?? "", packed.problem ?? packed.message);
  }
  if (packed.name === "EngineError") return new EngineError(packed.message);
  if (packed.name === "EngineLost") return new EngineLost(packed.message);
  if (packed.name === "EngineClosed") return new EngineClosed(packed.message);
  return new Error(packed.message);
}
