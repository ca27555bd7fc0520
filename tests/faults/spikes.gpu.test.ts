import { holdOnGpu } from "./hold-cases.ts";
import { fewSpikeCases } from "./spikes.ts";

holdOnGpu("spikes", fewSpikeCases);
