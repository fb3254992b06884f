import type { Words } from "#ui/words";
import type { de } from "./words.de.ts";

export const en: Words<typeof de> = {
  entries: {
    cockpit: "Cockpit",
    inbox: "Inbox",
    analyse: "Analyse",
    surveys: "Surveys",
    inquiries: "Queries",
    questionnaires: "Questionnaires",
    catalogues: "Catalogues",
    steer: "Steer",
    members: "Members",
    people: "People",
    invitations: "Invitations",
    visibility: "Visibility",
    localVisibility: "What the office sees",
    audit: "Audit trail",
    office: "Cooperative and office",
    mine: "My 15 minutes",
    onePage: "On one page",
    oversight: "What is recorded",
    ourTown: "Our town hall",
    cooperatives: "Cooperatives",
  },
  offices: {
    office: "Office",
    management: "Management",
    coordinator: "Coordination",
    steering: "Steering group",
    oversight: "Oversight",
    auditor: "Audit",
    adviser: "Advice",
    operator: "Operation",
  },
};
