import { holdOnGpu } from "./hold-cases.ts";
import { timeCases } from "./times.ts";

holdOnGpu("times", timeCases);
