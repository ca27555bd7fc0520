import { holdOnGpu } from "./hold-cases.ts";
import { incrementCases } from "./increments.ts";

holdOnGpu("increments", incrementCases);
