import { holdOnGpu } from "./hold-cases.ts";
import { fewIncrementCases } from "./increments.ts";

holdOnGpu("increments", fewIncrementCases);
