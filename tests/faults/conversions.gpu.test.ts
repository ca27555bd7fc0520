import { conversionCases } from "./conversions.ts";
import { holdOnGpu } from "./hold-cases.ts";

holdOnGpu("conversions", conversionCases);
