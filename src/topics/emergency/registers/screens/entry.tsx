/** One entry: its fields, filled in or read. */
import type { Visit } from "#kernel/screen";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Card, PageHead } from "#ui/parts";
import { Facts, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { readMember } from "#topics/members/contract";
import { createMeasure } from "#topics/measures/contract";
import { readEntry, removeEntry, saveEntry } from "../contract.ts";
import type { Entry } from "../model.ts";
import { groupOf } from "../rules/findings.ts";
import { Lessons } from "./findings.tsx";
import { groupIn } from "./group.tsx";
import { Done, FactFields, fieldsOf, labelOf, memberPath, nameOf, registerIn, saidIn, wordsFor } from "./parts.tsx";

const trailOf = (visit: Visit, group: string, name: string) => [
  { label: wordsFor(visit).page.all, href: memberPath(visit) },
  { label: wordsFor(visit).groups[groupIn({ params: { group } })].title, href: memberPath(visit, `/${group}`) },
  { label: name },
];

/** What somebody reads who may not change it. */
const Reading = ({ entry, visit }: { entry: Entry; visit: Visit }) => (
  <>
    <p class="rw-soft">{wordsFor(visit).page.changing}</p>
    <Facts
      facts={fieldsOf(entry.register)
        .filter((field) => !field.isPrivate)
        .map((field) => {
          const said = saidIn(visit, entry.facts, field);
          return { term: labelOf(visit, entry.register, field.key).label, value: said === "" ? wordsFor(visit).page.notGiven : <Prose text={said} /> };
        })}
    />
  </>
);

const Editing = ({ entry, visit }: { entry: Entry; visit: Visit }) => {
  const words = wordsFor(visit).page;
  return (
    <>
      <OperationForm operation={saveEntry} visit={visit} hidden={{ register: entry.register, version: entry.version }}>
        <FactFields register={entry.register} facts={entry.facts} visit={visit} />
        <Submit>{words.save}</Submit>
      </OperationForm>
      <ActButton form={{ operation: removeEntry, visit }} kind="danger" confirm={words.removeConfirm}>
        {words.remove}
      </ActButton>
    </>
  );
};

const entryScreen = defineScreen({
  path: "/mitglied/:memberId/notfall/:group/:entryId",
  title: ({ shown }, visit) => nameOf(visit, shown.entry),
  lane: "emergency",
  shows: { shown: readEntry },
  acts: [saveEntry, removeEntry, createMeasure],
  next: (operation, _value, visit) => (operation === removeEntry.name ? memberPath(visit, `/${visit.params["group"]}`) : null),
  view: ({ shown }, visit) => {
    const { entry } = shown;
    return (
      <>
        <PageHead
          title={nameOf(visit, entry)}
          trail={trailOf(visit, groupOf(entry.register), shown.memberName)}
          lead={wordsFor(visit).page.changed(entry.changedAt, entry.changedByName)}
        />
        <Done visit={visit} />
        <Card title={wordsFor(visit).registers[entry.register].title}>
          {visit.may(saveEntry) ? <Editing entry={entry} visit={visit} /> : <Reading entry={entry} visit={visit} />}
        </Card>
        <Lessons lessons={shown.lessons} source={nameOf(visit, entry)} visit={visit} />
      </>
    );
  },
});

const newScreen = defineScreen({
  path: "/mitglied/:memberId/notfall/:group/neu",
  title: (_, visit) => wordsFor(visit).page.newEntry(wordsFor(visit).registers[registerIn(visit, groupIn(visit))].title),
  lane: "emergency",
  shows: { member: readMember },
  acts: [saveEntry],
  next: (_operation, _value, visit) => memberPath(visit, `/${visit.params["group"]}`),
  view: ({ member }, visit) => {
    const words = wordsFor(visit);
    const group = groupIn(visit);
    const register = registerIn(visit, group);
    return (
      <>
        <PageHead title={words.page.newEntry(words.registers[register].title)} trail={trailOf(visit, group, member.name)} lead={words.registers[register].lead} />
        <Card>
          <OperationForm operation={saveEntry} visit={visit} keep={{ register }} hidden={{ register }}>
            <FactFields register={register} facts={{}} visit={visit} />
            <Submit>{words.page.save}</Submit>
          </OperationForm>
        </Card>
      </>
    );
  },
});

// The fixed address before the open one.
export const entryScreens = [newScreen, entryScreen];
