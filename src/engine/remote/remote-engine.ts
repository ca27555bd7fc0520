import type { Program } from "../../compile/program.ts";
import { type Grid, voxelCount } from "../../model/grid.ts";
import type { Scenario } from "../../model/scenario.ts";
import type {
  EarlierSnapshot,
  FieldEdit,
  FieldImage,
  Measurement,
  MeasureRequest,
  ReusableEngine,
  SampleRequest,
  ShowRequest,
  Snapshot,
} from "../engine.ts";
import { EngineClosed, EngineError, EngineLost } from "../engine-error.ts";
import {
  type EngineCall,
  type EnginePort,
  type EngineReply,
  type OpenedEngine,
  unpackError,
} from "./engine-messages.ts";
import { Heartbeat } from "./heartbeat.ts";

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** ns that a voxel of a field may take in a step, and opening in such steps: a slow core, in 3D. */
const COST = 500;
/** A silence of so many steps is a hang; opening compiles and makes the start meanwhile. */
const STEPS_OF_PATIENCE = 20;

/**
 * Opens a scenario in the engine at the other end of a port, which `serveEngine` answers.
 * `close` ends that side. Throws what opening there throws, and EngineLost where there is no sign of life.
 */
export async function openRemoteEngine(
  port: EnginePort,
  program: Program,
  scenario: Scenario,
  close: () => void,
): Promise<RemoteEngine> {
  const { grid, model } = scenario;
  const step = (COST * voxelCount(grid) * model.fields.length) / 1e6;
  const line = new EngineLine(port, close, STEPS_OF_PATIENCE * step);
  try {
    const opened = (await line.ask({ call: "open", program, scenario })) as OpenedEngine;
    return new RemoteEngine(line, opened, program, scenario.grid);
  } catch (error) {
    line.close(new EngineClosed("The engine did not open."));
    throw error;
  }
}

/** Requests and their answers, and where the engine stood at the last one. */
class EngineLine {
  time = 0;
  stepCount = 0;
  private readonly port: EnginePort;
  private readonly closePort: () => void;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 0;
  private closedBy: Error | null = null;
  private readonly heartbeat: Heartbeat;
  private noteLoss: (reason: EngineLost) => void = () => {};
  readonly lost = new Promise<EngineLost>((resolve) => {
    this.noteLoss = resolve;
  });

  /** `expected`: ms of silence that work may explain. */
  constructor(port: EnginePort, closePort: () => void, expected: number) {
    this.port = port;
    this.closePort = closePort;
    port.addEventListener("message", (event) => this.receive(event.data as EngineReply));
    this.heartbeat = new Heartbeat({
      ping: () => this.ask({ call: "ping" }),
      expected,
      onSilence: (milliseconds) => {
        const seconds = Math.round(milliseconds / 1000);
        this.close(new EngineLost(`The engine's worker has given no answer for ${seconds} s.`));
      },
    });
  }

  ask(body: EngineCall): Promise<unknown> {
    if (this.closedBy !== null) return Promise.reject(this.closedBy);
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      try {
        this.port.postMessage({ id, body }, []);
      } catch (error) {
        this.waiting.delete(id);
        throw error;
      }
    });
  }

  /** Ends the line: everything asked and not answered fails with `reason`. */
  close(reason: Error): void {
    if (this.closedBy !== null) return;
    this.closedBy = reason;
    this.heartbeat.stop();
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
    this.closePort();
    if (reason instanceof EngineLost) this.noteLoss(reason);
  }

  private receive(reply: EngineReply): void {
    this.heartbeat.heard();
    const waiting = this.waiting.get(reply.id);
    if (waiting === undefined) return;
    this.waiting.delete(reply.id);
    this.time = reply.time;
    this.stepCount = reply.stepCount;
    if (reply.error === undefined) waiting.resolve(reply.result);
    else waiting.reject(unpackError(reply.error));
  }
}

/** The page's end of an engine in a worker. `time` and `stepCount` are those of the last answer. */
export class RemoteEngine implements ReusableEngine {
  /** Resolves when the other side has died or hangs, whether anything was asked of it or not. */
  readonly lost: Promise<EngineLost>;
  readonly kind = "cpu";
  readonly description: string;
  readonly program: Program;
  readonly grid: Grid;
  private readonly line: EngineLine;
  /** A parameter change that the engine refused; told at the next advance. */
  private refusal: Error | null = null;

  constructor(line: EngineLine, opened: OpenedEngine, program: Program, grid: Grid) {
    this.line = line;
    this.lost = line.lost;
    this.description = opened.description;
    this.program = program;
    this.grid = grid;
  }

  get time(): number {
    return this.line.time;
  }

  get stepCount(): number {
    return this.line.stepCount;
  }

  async advance(count: number, until = Number.POSITIVE_INFINITY): Promise<number> {
    const refusal = this.refusal;
    this.refusal = null;
    if (refusal !== null) throw refusal;
    return (await this.line.ask({ call: "advance", count, until })) as number;
  }

  setParameters(values: Readonly<Record<string, number>>): void {
    for (const name of Object.keys(values)) {
      if (!this.program.layout.parameterNames.includes(name)) {
        throw new EngineError(`There is no parameter "${name}" in this model.`);
      }
    }
    this.send({ call: "setParameters", values });
  }

  edit(edit: FieldEdit): void {
    if (!this.program.model.fields.some((field) => field.name === edit.field)) {
      throw new EngineError(`There is no field "${edit.field}" in this model.`);
    }
    this.send({ call: "edit", edit });
  }

  async read(name: string, slice?: number): Promise<Float32Array> {
    return (await this.line.ask({ call: "read", name, slice })) as Float32Array;
  }

  async sample(request: SampleRequest): Promise<Float32Array> {
    return (await this.line.ask({ call: "sample", request })) as Float32Array;
  }

  async show(request: ShowRequest): Promise<FieldImage> {
    return (await this.line.ask({ call: "show", request })) as FieldImage;
  }

  async measure(request: MeasureRequest = {}): Promise<Measurement> {
    return (await this.line.ask({ call: "measure", request })) as Measurement;
  }

  async snapshot(): Promise<Snapshot> {
    return (await this.line.ask({ call: "snapshot" })) as Snapshot;
  }

  async restore(snapshot: Snapshot | EarlierSnapshot): Promise<void> {
    await this.line.ask({ call: "restore", snapshot });
  }

  async restart(scenario: Scenario): Promise<void> {
    this.refusal = null;
    await this.line.ask({ call: "restart", scenario });
  }

  dispose(): void {
    this.line.close(new EngineClosed("The engine was closed."));
  }

  /** Ends the engine because its worker died; what is asked of it then fails with `reason`. */
  fail(reason: EngineLost): void {
    this.line.close(reason);
  }

  private send(body: EngineCall): void {
    this.line.ask(body).catch((error: Error) => {
      this.refusal = error;
    });
  }
}
