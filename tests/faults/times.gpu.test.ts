import { holdOnGpu } from "./hold-cases.ts";
import { fewTimeCases } from "./times.ts";

holdOnGpu("times", fewTimeCases);
