import { holdOnCpu } from "./hold-cases.ts";
import { steadyCases } from "./steady.ts";

holdOnCpu("steady", steadyCases);
