/** Lots and the weights of price and criteria. */
import { NumberField, TextField } from "#ui/fields";
import { Select } from "#ui/choices";
import { OperationForm, Submit } from "#ui/form";
import { Card } from "#ui/parts";
import { Details } from "#ui/record";
import { DataTable } from "#ui/table";
import { setRules } from "../contract.ts";
import { wordsFor, type Part } from "./parts.tsx";

/** Room for so many lots and criteria. */
const room = 4;
const places = Array.from({ length: room }, (_, index) => index);

const RulesForm = ({ shown: { purchase }, visit }: Part) => {
  const { rules } = wordsFor(visit);
  return (
    <OperationForm operation={setRules} visit={visit}>
      {places.map((place) => (
        <TextField name={`lots.${place}.title`} label={rules.lot(place + 1)} value={purchase.lots[place]?.title} optional={place > 0} maxlength={200} />
      ))}
      {purchase.items.map((item) => (
        <Select
          name={`places.${item.key}`}
          label={rules.place(item.title)}
          value={String(purchase.lots.findIndex(({ key }) => key === item.lot) + 1)}
          empty={null}
          options={places.map((place) => ({ value: String(place + 1), label: rules.lot(place + 1) }))}
        />
      ))}
      <NumberField name="priceWeight" label={rules.price} value={purchase.priceWeight} min={0} max={100} required />
      {places.map((place) => (
        <>
          <TextField name={`criteria.${place}.title`} label={rules.criterion(place + 1)} value={purchase.criteria[place]?.title} optional maxlength={200} />
          <NumberField name={`criteria.${place}.weight`} label={rules.weight(place + 1)} value={purchase.criteria[place]?.weight} min={1} max={100} />
        </>
      ))}
      <Submit>{rules.save}</Submit>
    </OperationForm>
  );
};

export const RulesCard = ({ shown, visit }: Part) => {
  const { rules } = wordsFor(visit);
  const { purchase, offers } = shown;
  const rows = [{ title: rules.priceName, weight: purchase.priceWeight }, ...purchase.criteria];
  const isOpen = purchase.state === "collecting" || purchase.state === "comparing";
  return (
    <Card title={rules.title}>
      <p class="rw-soft">{rules.lead}</p>
      <DataTable
        caption={rules.title}
        rows={rows}
        columns={[
          { key: "title", label: rules.name, rowHead: true, cell: (one) => one.title },
          { key: "weight", label: rules.weightHead, kind: "number", cell: (one) => `${one.weight} %` },
        ]}
      />
      <ul>
        {purchase.lots.map((lot) => (
          <li>{`${lot.title}: ${purchase.items
            .filter((item) => item.lot === lot.key)
            .map(({ title }) => title)
            .join(", ")}`}</li>
        ))}
      </ul>
      {offers.length > 0 ? <p class="rw-soft">{rules.fixed}</p> : null}
      {isOpen && offers.length === 0 && visit.may(setRules) ? (
        <Details summary={rules.edit} open={visit.query["do"] === setRules.name}>
          <RulesForm shown={shown} visit={visit} />
        </Details>
      ) : null}
    </Card>
  );
};
