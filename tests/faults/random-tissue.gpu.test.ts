import { holdOnGpu } from "./hold-cases.ts";
import { fewRandomTissueCases, randomTissueCases } from "./random-tissue.ts";

holdOnGpu("random-tissue", fewRandomTissueCases, randomTissueCases);
