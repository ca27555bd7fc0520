import { holdOnCpu } from "./hold-cases.ts";
import { wallCases } from "./walls.ts";

holdOnCpu("walls", wallCases);
