import { conversionCases, fewConversionCases } from "./conversions.ts";
import { holdOnGpu } from "./hold-cases.ts";

holdOnGpu("conversions", fewConversionCases, conversionCases);
