/** All use cases of learning. */
import { certifyUseCases } from "./certifying.ts";
import { enteringUseCases } from "./entering.ts";
import { learnUseCases } from "./learning.ts";

export const learningUseCases = [...enteringUseCases, ...learnUseCases, ...certifyUseCases];
