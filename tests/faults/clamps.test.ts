import { clampCases } from "./clamps.ts";
import { holdOnCpu } from "./hold-cases.ts";

holdOnCpu("clamps", clampCases);
