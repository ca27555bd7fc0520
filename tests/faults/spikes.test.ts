import { holdOnCpu } from "./hold-cases.ts";
import { spikeCases } from "./spikes.ts";

holdOnCpu("spikes", spikeCases);
