import { holdOnGpu } from "./hold-cases.ts";
import { fewRandomTissueCases } from "./random-tissue.ts";

holdOnGpu("random-tissue", fewRandomTissueCases);
