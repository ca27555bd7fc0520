import { holdOnGpu } from "./hold-cases.ts";
import { fewSteadyCases, steadyCases } from "./steady.ts";

holdOnGpu("steady", fewSteadyCases, steadyCases);
