/** The model texts and the law the product brings along; each read once, a broken file of our own stops the product. */
import { shippedAll, shippedOnce } from "#platform/catalogues";
import { cooperationLaw, modelTasks, modelText, type LegalForm, type ModelAgreement } from "../model.ts";

/** What the law demands. */
export const findLaw = shippedOnce("agreement/law", cooperationLaw);

const findTexts = shippedAll("agreement/model", modelText);
const findTasks = shippedOnce("agreement/tasks", modelTasks);

/** The shipped text of every legal form. */
export const findModels = (): readonly ModelAgreement[] => findTexts().map((text) => ({ ...text, tasks: text.tasks ?? findTasks().tasks }));

/** The shipped text of a legal form. */
export function findModel(form: LegalForm): ModelAgreement {
  const found = findModels().find((one) => one.form === form);
  if (!found) throw new Error(`agreement/model: no text for ${form}`);
  return found;
}
