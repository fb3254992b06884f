/** All use cases of training campaigns. */
import { agreementUseCases } from "./agreement.ts";
import { clockUseCases } from "./clock.ts";
import { issuingUseCases } from "./issuing.ts";
import { localUseCases } from "./local.ts";
import { printingUseCases } from "./printing.ts";
import { readingUseCases } from "./reading.ts";

export const trainingUseCases = [...readingUseCases, ...issuingUseCases, ...localUseCases, ...printingUseCases, ...agreementUseCases, ...clockUseCases];
