import { barrierCases } from "./barriers.ts";
import { holdOnGpu } from "./hold-cases.ts";

holdOnGpu("barriers", barrierCases);
