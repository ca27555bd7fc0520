import { holdOnGpu } from "./hold-cases.ts";
import { spikeCases } from "./spikes.ts";

holdOnGpu("spikes", spikeCases);
