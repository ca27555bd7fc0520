import { holdOnCpu } from "./hold-cases.ts";
import { incrementCases } from "./increments.ts";

holdOnCpu("increments", incrementCases);
