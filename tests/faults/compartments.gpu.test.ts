import { compartmentCases, fewCompartmentCases } from "./compartments.ts";
import { holdOnGpu } from "./hold-cases.ts";

holdOnGpu("compartments", fewCompartmentCases, compartmentCases);
