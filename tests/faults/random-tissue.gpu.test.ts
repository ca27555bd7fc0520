import { holdOnGpu } from "./hold-cases.ts";
import { randomTissueCases } from "./random-tissue.ts";

holdOnGpu("random-tissue", randomTissueCases);
