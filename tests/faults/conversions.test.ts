import { conversionCases } from "./conversions.ts";
import { holdOnCpu } from "./hold-cases.ts";

holdOnCpu("conversions", conversionCases);
