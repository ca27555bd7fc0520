import { clampCases, fewClampCases } from "./clamps.ts";
import { holdOnGpu } from "./hold-cases.ts";

holdOnGpu("clamps", fewClampCases, clampCases);
