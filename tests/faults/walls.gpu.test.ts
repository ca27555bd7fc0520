import { holdOnGpu } from "./hold-cases.ts";
import { fewWallCases, wallCases } from "./walls.ts";

holdOnGpu("walls", fewWallCases, wallCases);
