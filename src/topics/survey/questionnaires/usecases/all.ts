/** All use cases of questionnaires. */
import { editingUseCases } from "./editing.ts";
import { registerUseCases } from "./register.ts";

export const questionnairesUseCases = [...registerUseCases, ...editingUseCases];
