import type { de as German } from "./words.de.ts";

export const en: typeof German = {
  operations: { "steering.search": "Search" },
  failures: {},
  title: (q) => (q ? `Found for “${q}”` : "Search"),
  lead: (n) => (n === 0 ? "Nothing found. Search for a town, a person, a survey, a check, a measure or a requirement." : n === 1 ? "One hit" : `${n} hits`),
  kinds: {
    member: "Member",
    person: "Person",
    campaign: "Survey",
    questionnaire: "Questionnaire",
    check: "Check",
    "own-check": "Check",
    "cooperative-measure": "Measure of the cooperative",
    measure: "Measure",
    requirement: "Requirement",
    model: "Model document",
    document: "Document",
    course: "Course",
    emergency: "Emergency",
    contract: "Contract",
    framework: "Framework contract",
    purchase: "Purchase",
    agreement: "Agreement",
    decision: "Decision",
  },
};
