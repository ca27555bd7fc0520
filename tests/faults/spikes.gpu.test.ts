import { holdOnGpu } from "./hold-cases.ts";
import { fewSpikeCases, spikeCases } from "./spikes.ts";

holdOnGpu("spikes", fewSpikeCases, spikeCases);
