import type { EnginePort } from "./engine-messages.ts";
import { serveEngine } from "./serve-engine.ts";

serveEngine(globalThis as unknown as EnginePort);
