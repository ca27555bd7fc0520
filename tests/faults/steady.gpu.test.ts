import { holdOnGpu } from "./hold-cases.ts";
import { fewSteadyCases } from "./steady.ts";

holdOnGpu("steady", fewSteadyCases);
