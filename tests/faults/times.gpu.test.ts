import { holdOnGpu } from "./hold-cases.ts";
import { fewTimeCases, timeCases } from "./times.ts";

holdOnGpu("times", fewTimeCases, timeCases);
