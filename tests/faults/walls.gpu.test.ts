import { holdOnGpu } from "./hold-cases.ts";
import { fewWallCases } from "./walls.ts";

holdOnGpu("walls", fewWallCases);
