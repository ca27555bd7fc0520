import { compartmentCases } from "./compartments.ts";
import { holdOnCpu } from "./hold-cases.ts";

holdOnCpu("compartments", compartmentCases);
