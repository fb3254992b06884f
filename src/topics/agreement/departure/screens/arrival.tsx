/** An empty installation takes a member in. */
import type { Visit } from "#kernel/screen";
import { toldBy } from "#kernel/screen";
import { FileField, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Acts, Alert, Card, Columns, LinkButton, PageHead } from "#ui/parts";
import { Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { listAllCooperatives } from "#topics/members/contract";
import { importMember } from "../contract.ts";
import { wordsFor } from "./parts.tsx";

const register = "/verbuende";

/** What a form that came back had sent about the first person; dotted names arrive as one object. */
function sentLead({ given }: Visit, name: "name" | "email" | "phone"): string | undefined {
  const sent = given["lead"];
  const value: unknown = typeof sent === "object" && sent !== null ? Reflect.get(sent, name) : undefined;
  return typeof value === "string" ? value : undefined;
}

const Taken = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit);
  const taken = toldBy(importMember, visit);
  if (taken === null) return null;
  return (
    <Card>
      <Alert tone="success" title={words.arrival.taken(taken.memberName)} live />
      <Facts
        facts={[
          { term: words.page.extent, value: words.arrival.extent(taken.rows, taken.files, taken.events) },
          { term: words.page.fingerprint, value: <code class="rw-break">{taken.fingerprint}</code> },
        ]}
      />
      <Acts>
        <LinkButton kind="primary" href={`${register}/${taken.cooperativeId}/zugang`}>
          {words.arrival.next}
        </LinkButton>
      </Acts>
    </Card>
  );
};

const TakeForm = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit).arrival;
  return (
    <OperationForm operation={importMember} visit={visit}>
      <Card title={words.brought}>
        <FileField name="file" label={words.file} hint={words.fileHint} required accept=".zip" />
      </Card>
      <Card title={words.leadPerson}>
        <p class="rw-soft">{words.leadHint}</p>
        <TextField name="lead.name" value={sentLead(visit, "name")} label={words.name} required maxlength={120} />
        <TextField name="lead.email" kind="email" value={sentLead(visit, "email")} label={words.email} required maxlength={200} />
        <TextField name="lead.phone" kind="tel" value={sentLead(visit, "phone")} label={words.phone} optional maxlength={60} />
      </Card>
      <Submit>{words.take}</Submit>
    </OperationForm>
  );
};

export const arrivalScreen = defineScreen({
  path: "/verbuende/aufnehmen",
  title: (_, visit) => wordsFor(visit).arrival.title,
  lane: "cooperatives",
  shows: { all: listAllCooperatives },
  acts: [importMember],
  view: ({ all }, visit) => {
    const words = wordsFor(visit);
    const isDone = visit.done === importMember.name;
    return (
      <>
        <PageHead title={words.arrival.title} trail={[{ label: words.arrival.back, href: register }]} lead={words.arrival.lead} />
        <Columns kind="stack">
          <Taken visit={visit} />
          {isDone ? null : all.cooperatives.length > 0 ? <Alert tone="info" title={words.failures["installation-not-empty"]} /> : <TakeForm visit={visit} />}
        </Columns>
      </>
    );
  },
});
