/** The courses the product brings along, read once. */
import { readTexts, shippedCatalogues } from "#platform/catalogues";
import { readYaml } from "#platform/yaml";
import type { Course, ShippedCourse } from "../model.ts";
import { readCourse } from "../rules/reading.ts";

let shipped: readonly ShippedCourse[] | undefined;

function readShipped(): readonly ShippedCourse[] {
  return readTexts(`${shippedCatalogues}/courses`, ".md").map(({ name, text }) => {
    const read = readCourse(text, readYaml);
    if (!read.ok) throw new Error(`catalogues/courses/${name}: ${read.problems.map(({ line, fault, subject }) => `line ${line ?? "?"}: ${fault} ${subject}`).join("; ")}`);
    return read.course;
  });
}

/** All shipped courses; a faulty file is a fault of the product and stops it. */
export const findShipped = (): readonly ShippedCourse[] => (shipped ??= readShipped());

/** The content alone, as a cooperative keeps it. */
export const contentOf = ({ title, summary, audience, minutes, passMark, lessons, card }: Course): Course => ({ title, summary, audience, minutes, passMark, lessons, card });
