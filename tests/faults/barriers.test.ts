import { barrierCases } from "./barriers.ts";
import { holdOnCpu } from "./hold-cases.ts";

holdOnCpu("barriers", barrierCases);
