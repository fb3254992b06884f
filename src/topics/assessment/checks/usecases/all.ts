/** All use cases of checks. */
import { answeringUseCases } from "./answering.ts";
import { followingUseCases } from "./following.ts";
import { issuingUseCases } from "./issuing.ts";
import { movingUseCases } from "./moving.ts";
import { provingUseCases } from "./proving.ts";
import { readingUseCases } from "./reading.ts";
import { renewingUseCases } from "./renewing.ts";

export const checkUseCases = [...issuingUseCases, ...followingUseCases, ...readingUseCases, ...answeringUseCases, ...provingUseCases, ...movingUseCases, ...renewingUseCases];
