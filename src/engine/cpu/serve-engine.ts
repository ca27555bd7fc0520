import type { Engine } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import { type CpuEngineOptions, openCpuEngine } from "./cpu-engine.ts";
import {
  type EngineCall,
  type EnginePort,
  type EngineReply,
  type EngineRequest,
  type OpenedEngine,
  packError,
} from "./engine-messages.ts";

/**
 * Runs a CPU engine for whoever sits at the other end of the port. Calls are taken in the order in
 * which they come; while an `advance` is under way the others are served between its steps.
 */
export function serveEngine(port: EnginePort, options: CpuEngineOptions = {}): void {
  let engine: Engine | null = null;
  port.addEventListener("message", (event) => {
    const { id, body } = event.data as EngineRequest;
    const answer = async (): Promise<unknown> => {
      if (body.call === "open") {
        engine = await openCpuEngine(body.scenario, options);
        const { program, description } = engine;
        return { program, description } satisfies OpenedEngine;
      }
      if (engine === null) throw new EngineError("The engine is not open.");
      return serve(engine, body);
    };
    const reply = (rest: Pick<EngineReply, "result" | "error">): void => {
      const message = { id, time: engine?.time ?? 0, stepCount: engine?.stepCount ?? 0, ...rest };
      port.postMessage(message, transferables(rest.result));
    };
    answer().then(
      (result) => reply({ result }),
      (error: unknown) => reply({ error: packError(error) }),
    );
  });
}

async function serve(
  engine: Engine,
  body: Exclude<EngineCall, { call: "open" }>,
): Promise<unknown> {
  switch (body.call) {
    case "advance":
      return engine.advance(body.count, body.until);
    case "setParameters":
      return engine.setParameters(body.values);
    case "edit":
      return engine.edit(body.edit);
    case "read":
      return engine.read(body.name);
    case "show":
      return engine.show(body.request);
    case "measure":
      return engine.measure(body.request);
    case "snapshot":
      return engine.snapshot();
    case "restore":
      return engine.restore(body.snapshot);
  }
}

/** The arrays that a result brings along; they are copies made for it, so they can be given away. */
function transferables(result: unknown): Transferable[] {
  if (result instanceof Float32Array) return [result.buffer as ArrayBuffer];
  if (typeof result !== "object" || result === null) return [];
  const { data, fields } = result as { readonly data?: unknown; readonly fields?: unknown };
  return [data, fields].flatMap((part) =>
    part instanceof Float32Array ? [part.buffer as ArrayBuffer] : [],
  );
}
