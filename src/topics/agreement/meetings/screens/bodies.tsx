/** Bodies: all of them, one of them, and the form that founds or changes one. */
import type { Visit } from "#kernel/screen";
import { Checkbox, CheckboxGroup, RadioGroup, Select } from "#ui/choices";
import { formatShortDate } from "#ui/dates";
import { NumberField, TextArea, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Card, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { listMembers } from "#topics/members/contract";
import { listBodies, saveBody } from "../contract/bodies.ts";
import { bodyKinds, invitedRoles, majorities, type MeetingBody } from "../model.ts";
import { bodiesPath, Done, ruleText, Ways, wordsFor } from "./parts.tsx";

type Offered = { readonly members: readonly { readonly memberId: string; readonly name: string }[]; readonly people: readonly { readonly id: string; readonly name: string }[] };

const RuleFields = ({ value, visit }: { value: MeetingBody | undefined; visit: Visit }) => {
  const { bodies, majorities: named } = wordsFor(visit);
  return (
    <>
      <RadioGroup
        name="rule"
        label={bodies.ruleOf}
        value={value === undefined ? "shipped" : "own"}
        options={[
          { value: "shipped", label: bodies.shipped, hint: bodies.shippedHint },
          { value: "own", label: bodies.ownRule },
        ]}
      />
      <Checkbox name="hasVotes" label={bodies.hasVotes} checked={value?.hasVotes ?? true} />
      <NumberField name="quorumPercent" label={bodies.quorum} unit={bodies.quorumUnit} min={1} max={100} value={value?.quorumPercent ?? 51} />
      <Select name="majority" label={bodies.majority} value={value?.majority ?? "simple"} empty={null} options={majorities.map((one) => ({ value: one, label: named[one] }))} />
      <Checkbox name="abstentionsCount" label={bodies.abstentions} checked={value?.abstentionsCount ?? false} />
    </>
  );
};

/** Who sits in it, who leads it, and by which rule it decides. */
export const BodyForm = ({ value, offered, visit }: { value?: MeetingBody; offered: Offered; visit: Visit }) => {
  const words = wordsFor(visit);
  const { bodies } = words;
  return (
    <OperationForm operation={saveBody} visit={visit} hidden={value === undefined ? {} : { version: value.version }}>
      <Select name="kind" label={bodies.kind} value={value?.kind ?? "steering-group"} empty={null} options={bodyKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))} />
      <TextField name="name" label={bodies.name} value={value?.name} required maxlength={120} />
      <TextField name="short" label={bodies.short} hint={bodies.shortHint} value={value?.short} required maxlength={12} size="small" />
      <TextArea name="purpose" label={bodies.purpose} value={value?.purpose} optional rows={2} maxlength={2_000} />
      <CheckboxGroup
        name="seats"
        label={bodies.who}
        hint={bodies.whoHint}
        look="columns"
        values={value?.seats ?? offered.members.map(({ memberId }) => memberId)}
        options={offered.members.map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
      <CheckboxGroup
        name="invites"
        label={bodies.invites}
        values={value?.invites ?? ["management"]}
        options={invitedRoles.map((role) => ({ value: role, label: words.roles[role] }))}
      />
      {value === undefined ? null : (
        <Select
          name="chairId"
          label={bodies.chair}
          hint={bodies.chairHint}
          value={value.chairId ?? ""}
          empty={bodies.noChair}
          options={offered.people.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
      )}
      <RuleFields value={value} visit={visit} />
      <Submit>{bodies.save}</Submit>
    </OperationForm>
  );
};

const listScreen = defineScreen({
  path: "/verbund/:cooperativeId/gremien",
  title: (_, visit) => wordsFor(visit).bodies.title,
  lane: "meetings",
  shows: { list: listBodies },
  view: ({ list }, visit) => {
    const words = wordsFor(visit);
    const { bodies } = words;
    const add = visit.may(saveBody) ? (
      <LinkButton kind="primary" href={bodiesPath(visit, "/neu")}>
        {bodies.add}
      </LinkButton>
    ) : null;
    return (
      <>
        <PageHead title={bodies.title} lead={bodies.lead} acts={add} />
        <Ways current="bodies" visit={visit} />
        <Done visit={visit} />
        <Card>
          <DataTable
            caption={bodies.caption}
            rows={list.bodies}
            columns={[
              {
                key: "body",
                label: bodies.body,
                rowHead: true,
                cell: (one) => (
                  <>
                    <a href={bodiesPath(visit, `/${one.id}`)}>{one.name}</a> {one.dissolvedOn === null ? null : <StateTag tone="na">{bodies.dissolved}</StateTag>}
                  </>
                ),
              },
              { key: "seats", label: bodies.seats, kind: "number", cell: (one) => String(one.seats.length) },
              { key: "rule", label: bodies.votes, wideOnly: true, cell: (one) => ruleText(one, visit) },
              {
                key: "next",
                label: bodies.next,
                kind: "nowrap",
                cell: (one) => (one.nextOn === null ? <span class="rw-soft">{bodies.none}</span> : formatShortDate(one.nextOn, visit.language)),
              },
            ]}
            empty={
              <EmptyState title={bodies.empty} act={add}>
                {bodies.emptyHint}
              </EmptyState>
            }
          />
        </Card>
      </>
    );
  },
});

const newScreen = defineScreen({
  path: "/verbund/:cooperativeId/gremien/neu",
  title: (_, visit) => wordsFor(visit).bodies.add,
  lane: "meetings",
  shows: { members: listMembers },
  acts: [saveBody],
  next: (_, value, visit) => bodiesPath(visit, `/${saveBody.output.parse(value).bodyId}`),
  view: ({ members }, visit) => {
    const { bodies } = wordsFor(visit);
    // Who takes the chair is named on the page of the body, once there is one.
    const offered = { members: members.members.map(({ id, name }) => ({ memberId: id, name })), people: [] };
    return (
      <>
        <PageHead title={bodies.add} trail={[{ label: bodies.title, href: bodiesPath(visit) }]} />
        <Card>
          <BodyForm offered={offered} visit={visit} />
        </Card>
      </>
    );
  },
});

// The fixed address before the open one.
export const bodyListScreens = [listScreen, newScreen];
