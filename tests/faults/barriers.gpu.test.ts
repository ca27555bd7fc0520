import { barrierCases, fewBarrierCases } from "./barriers.ts";
import { holdOnGpu } from "./hold-cases.ts";

holdOnGpu("barriers", fewBarrierCases, barrierCases);
