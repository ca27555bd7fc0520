import type { Program } from "../../compile/program.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { ReusableEngine } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import {
  type EngineCall,
  type EnginePort,
  type EngineReply,
  type EngineRequest,
  type OpenedEngine,
  packError,
} from "./engine-messages.ts";

/**
 * Runs an engine, which `open` opens, for whoever sits at the other end of the port. Calls are taken in
 * the order in which they come; while an `advance` is under way the others are served between its steps.
 */
export function serveEngine(
  port: EnginePort,
  open: (program: Program, scenario: Scenario) => Promise<ReusableEngine>,
): void {
  let engine: ReusableEngine | null = null;
  port.addEventListener("message", (event) => {
    const { id, body } = event.data as EngineRequest;
    const answer = async (): Promise<unknown> => {
      if (body.call === "ping") return undefined;
      if (body.call === "open") {
        engine = await open(body.program, body.scenario);
        return { description: engine.description } satisfies OpenedEngine;
      }
      if (engine === null) throw new EngineError("The engine is not open.");
      return serve(engine, body);
    };
    const reply = (rest: Pick<EngineReply, "result" | "error">): void => {
      const message = { id, time: engine?.time ?? 0, stepCount: engine?.stepCount ?? 0, ...rest };
      port.postMessage(message, transferables(rest.result));
    };
    // An answer that cannot be sent is told, too: nobody is to wait for it for ever.
    answer()
      .then((result) => reply({ result }))
      .catch((error: unknown) => reply({ error: packError(error) }));
  });
}

async function serve(
  engine: ReusableEngine,
  body: Exclude<EngineCall, { call: "open" | "ping" }>,
): Promise<unknown> {
  switch (body.call) {
    case "advance":
      return engine.advance(body.count, body.until);
    case "setParameters":
      return engine.setParameters(body.values);
    case "edit":
      return engine.edit(body.edit);
    case "read":
      return engine.read(body.name, body.slice);
    case "sample":
      return engine.sample(body.request);
    case "show":
      return engine.show(body.request);
    case "measure":
      return engine.measure(body.request);
    case "snapshot":
      return engine.snapshot();
    case "restore":
      return engine.restore(body.snapshot);
    case "restart":
      return engine.restart(body.scenario);
  }
}

/** The arrays that a result brings along; they are copies made for it, so they can be given away. */
function transferables(result: unknown): Transferable[] {
  if (typeof result !== "object" || result === null) return [];
  const parts = result instanceof Float32Array ? [result] : Object.values(result);
  const buffers = parts.flatMap((part: unknown) =>
    part instanceof Float32Array ? [part.buffer as ArrayBuffer] : [],
  );
  return [...new Set(buffers)];
}
