/** The agenda while it is made: points, their order, and the open points that wait. */
import type { Visit } from "#kernel/screen";
import { CheckboxGroup, Select } from "#ui/choices";
import { TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Card, StateTag } from "#ui/parts";
import { Details, Prose } from "#ui/record";
import type { ReadItem } from "../contract/meetings.ts";
import { dropItem, moveItem, saveItem, takePoints } from "../contract/planning.ts";
import { itemKinds } from "../model.ts";
import { isOpen, mayWriteItem } from "../rules/meetings.ts";
import { wordsFor, type Part } from "./parts.tsx";

const ItemFields = ({ value, visit }: { value?: ReadItem; visit: Visit }) => {
  const words = wordsFor(visit);
  const { meeting } = words;
  return (
    <>
      <TextField name="title" label={meeting.itemTitle} value={value?.title} required maxlength={200} />
      <Select
        name="kind"
        label={meeting.itemKind}
        value={value?.kind ?? "discussion"}
        empty={null}
        options={itemKinds.map((kind) => ({ value: kind, label: words.itemKinds[kind] }))}
      />
      <TextArea name="explanation" label={meeting.explanation} value={value?.explanation} optional rows={2} maxlength={4_000} />
      <TextArea name="proposal" label={meeting.proposal} hint={meeting.proposalHint} value={value?.proposal} rows={2} maxlength={4_000} />
      <Submit>{meeting.saveItem}</Submit>
    </>
  );
};

/** What is on the agenda, as everybody reads it. */
export const ItemText = ({ item, visit }: { item: ReadItem; visit: Visit }) => {
  const { meeting } = wordsFor(visit);
  return (
    <>
      <Prose text={item.explanation} />
      {item.proposal === "" || item.decision !== null ? null : (
        <p>
          <strong>{meeting.proposal}:</strong> {item.proposal}
        </p>
      )}
    </>
  );
};

const ItemActs = ({ item, place, of, visit }: { item: ReadItem; place: number; of: number; visit: Visit }) => {
  const { meeting } = wordsFor(visit);
  const form = (operation: typeof moveItem | typeof dropItem, more: Readonly<Record<string, string>> = {}) => ({
    operation,
    visit,
    instance: `${item.id}${more["direction"] ?? ""}`,
    mine: visit.given["itemId"] === item.id,
    hidden: { itemId: item.id, ...more },
  });
  const mine = visit.query["do"] === saveItem.name && visit.given["itemId"] === item.id;
  return (
    <>
      <Acts>
        {place === 0 ? null : (
          <ActButton form={form(moveItem, { direction: "up" })} kind="plain" small label={meeting.actLabel(meeting.up, item.title)}>
            {meeting.up}
          </ActButton>
        )}
        {place === of - 1 ? null : (
          <ActButton form={form(moveItem, { direction: "down" })} kind="plain" small label={meeting.actLabel(meeting.down, item.title)}>
            {meeting.down}
          </ActButton>
        )}
        <ActButton form={form(dropItem)} kind="plain" small label={meeting.actLabel(meeting.drop, item.title)}>
          {meeting.drop}
        </ActButton>
      </Acts>
      <Details summary={<span aria-label={meeting.editLabel(item.title)}>{meeting.editItem}</span>} open={mine}>
        <OperationForm operation={saveItem} visit={visit} instance={item.id} mine={mine} hidden={{ itemId: item.id }}>
          <ItemFields value={item} visit={visit} />
        </OperationForm>
      </Details>
    </>
  );
};

/** A point that is written, also one that comes up in the meeting. */
export const NewItem = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).meeting;
  const mine = visit.given["itemId"] === undefined;
  if (!mayWriteItem(shown.meeting.state, true) || !visit.may(saveItem)) return null;
  return (
    <Details summary={words.addItem} open={shown.items.length === 0 || (visit.query["do"] === saveItem.name && mine)}>
      <OperationForm operation={saveItem} visit={visit} mine={mine}>
        <ItemFields visit={visit} />
      </OperationForm>
    </Details>
  );
};

/** The points in their order; the office writes, moves and strikes them until the meeting is held. */
export const AgendaCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const mayWrite = isOpen(shown.meeting.state) && visit.may(saveItem);
  return (
    <Card title={words.meeting.agenda}>
      {shown.items.length === 0 ? <p class="rw-soft">{words.meeting.noItems}</p> : null}
      <ol class="rw-plain-list">
        {shown.items.map((item, place) => (
          <li id={item.id}>
            <h3>
              {`${place + 1}. ${item.title}`} <StateTag tone={item.kind === "decision" ? "brand" : "open"}>{words.itemKinds[item.kind]}</StateTag>
            </h3>
            <ItemText item={item} visit={visit} />
            {mayWrite ? <ItemActs item={item} place={place} of={shown.items.length} visit={visit} /> : null}
          </li>
        ))}
      </ol>
      <NewItem shown={shown} visit={visit} />
    </Card>
  );
};

/** What waits for an agenda, to be ticked. */
export const PointsCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  if (!isOpen(shown.meeting.state) || !visit.may(takePoints)) return null;
  return (
    <Card title={words.meeting.points}>
      <p class="rw-soft">{shown.points.length === 0 ? words.meeting.noPoints : words.meeting.pointsLead}</p>
      {shown.points.length === 0 ? null : (
        <OperationForm operation={takePoints} visit={visit}>
          <CheckboxGroup
            name="points"
            label={words.meeting.points}
            labelHidden
            options={shown.points.map(({ source, sourceKey, title, explanation }) => ({
              value: `${source}/${sourceKey}`,
              label: title,
              hint: [source === "left-over" ? words.fromLast : "", explanation].filter((text) => text !== "").join(" "),
            }))}
          />
          <Submit kind="quiet">{words.meeting.choosePoints}</Submit>
        </OperationForm>
      )}
    </Card>
  );
};
