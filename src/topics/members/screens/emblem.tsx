/** The coat of arms on a member's page. */
import type { Visit } from "#kernel/screen";
import { FileField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Card } from "#ui/parts";
import { Details } from "#ui/record";
import { dropEmblem, putEmblem, showEmblem, type readMember } from "../contract.ts";
import { wordsFor } from "./parts.tsx";

type Member = (typeof readMember)["output"]["_output"];

/** What is printed on the member's papers, and how it is changed. */
export const EmblemCard = ({ member, visit }: { member: Member; visit: Visit }) => {
  const words = wordsFor(visit).emblem;
  const mayPut = visit.may(putEmblem, member.id);
  if (member.emblemAt === null && !mayPut) return null;
  const address = `/api/${showEmblem.name}?${new URLSearchParams({ memberId: member.id, stand: String(member.emblemAt?.getTime() ?? 0) }).toString()}`;
  return (
    <Card title={words.title}>
      {member.emblemAt === null ? <p class="rw-soft">{words.none}</p> : <img class="rw-emblem" src={address} alt={words.of(member.name)} />}
      {mayPut ? (
        <Details summary={member.emblemAt === null ? words.put : words.replace} open={visit.query["do"] === putEmblem.name}>
          <OperationForm operation={putEmblem} visit={visit} file>
            <FileField name="file" label={words.file} hint={words.fileHint} accept="image/png,image/svg+xml,.png,.svg" required />
            <Submit>{words.put}</Submit>
          </OperationForm>
          {member.emblemAt === null ? null : (
            <ActButton form={{ operation: dropEmblem, visit }} kind="plain" small>
              {words.drop}
            </ActButton>
          )}
        </Details>
      ) : null}
    </Card>
  );
};
