import { holdOnGpu } from "./hold-cases.ts";
import { fewIncrementCases, incrementCases } from "./increments.ts";

holdOnGpu("increments", fewIncrementCases, incrementCases);
