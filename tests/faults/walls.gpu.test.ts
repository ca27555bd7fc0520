import { holdOnGpu } from "./hold-cases.ts";
import { wallCases } from "./walls.ts";

holdOnGpu("walls", wallCases);
