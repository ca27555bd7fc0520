import { holdOnCpu } from "./hold-cases.ts";
import { timeCases } from "./times.ts";

holdOnCpu("times", timeCases);
