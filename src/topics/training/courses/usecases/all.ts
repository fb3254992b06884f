/** All use cases of courses. */
import { editingUseCases } from "./editing.ts";
import { registerUseCases } from "./register.ts";

export const courseUseCases = [...registerUseCases, ...editingUseCases];
