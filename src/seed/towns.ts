/** The demonstration's cast: thirteen administrations, people who do not exist, and how far each town has come. All invented. */

export type Town = {
  readonly slug: string;
  readonly domain: string;
  readonly coordinator: string;
  readonly coordinatorTitle: string;
  readonly management: string;
  readonly managementTitle: string;
  /** How far information security has come, 0 to 1; everything invented follows from it. */
  readonly maturity: number;
  readonly employees: number;
  /** How the running survey stands. */
  readonly now: "signed-off" | "submitted" | "submitted-long-ago" | "returned" | "half" | "stuck" | "begun" | "untouched";
  /** How the providers' survey stands. */
  readonly providers: "signed-off" | "half" | "untouched";
};

const mayor = "Bürgermeisteramt";

/** In the order of the official directory; names of people are invented, names of towns are not. */
export const towns: readonly Town[] = [
  {
    slug: "biebesheim",
    domain: "biebesheim.example",
    coordinator: "Toni Erlenfeld",
    coordinatorTitle: "Hauptamt",
    management: "Robin Sandmoor",
    managementTitle: mayor,
    maturity: 0.35,
    employees: 62,
    now: "half",
    providers: "signed-off",
  },
  {
    slug: "bischofsheim",
    domain: "bischofsheim.example",
    coordinator: "Kim Ahornweg",
    coordinatorTitle: "Ordnungsamt",
    management: "Sascha Quellgrund",
    managementTitle: mayor,
    maturity: 0.55,
    employees: 118,
    now: "submitted",
    providers: "signed-off",
  },
  {
    slug: "buettelborn",
    domain: "buettelborn.example",
    coordinator: "Luca Weidenbach",
    coordinatorTitle: "Personal und Organisation",
    management: "Jona Haselrain",
    managementTitle: mayor,
    maturity: 0.6,
    employees: 135,
    now: "signed-off",
    providers: "signed-off",
  },
  {
    slug: "gernsheim",
    domain: "gernsheim.example",
    coordinator: "Mika Rotbuch",
    coordinatorTitle: "Hauptamt",
    management: "Alex Feldlerche",
    managementTitle: mayor,
    maturity: 0.45,
    employees: 104,
    now: "begun",
    providers: "half",
  },
  {
    slug: "ginsheim-gustavsburg",
    domain: "ginsheim-gustavsburg.example",
    coordinator: "Noa Lindenhain",
    coordinatorTitle: "IT und Organisation",
    management: "Charlie Ufergras",
    managementTitle: mayor,
    maturity: 0.6,
    employees: 148,
    now: "submitted-long-ago",
    providers: "signed-off",
  },
  {
    slug: "gross-gerau",
    domain: "gross-gerau.example",
    coordinator: "Sam Kornblum",
    coordinatorTitle: "IT-Abteilung",
    management: "Andrea Kiesweiher",
    managementTitle: mayor,
    maturity: 0.72,
    employees: 260,
    now: "signed-off",
    providers: "signed-off",
  },
  {
    slug: "moerfelden-walldorf",
    domain: "moerfelden-walldorf.example",
    coordinator: "Dominique Waldsaum",
    coordinatorTitle: "Zentrale Dienste",
    management: "René Moosgrund",
    managementTitle: mayor,
    maturity: 0.68,
    employees: 340,
    now: "half",
    providers: "signed-off",
  },
  {
    slug: "nauheim",
    domain: "nauheim.example",
    coordinator: "Jule Ginsterberg",
    coordinatorTitle: "Bauamt",
    management: "Micha Birkenau",
    managementTitle: mayor,
    maturity: 0.3,
    employees: 84,
    now: "stuck",
    providers: "untouched",
  },
  {
    slug: "raunheim",
    domain: "raunheim.example",
    coordinator: "Kaya Schilfhorst",
    coordinatorTitle: "Hauptamt",
    management: "Eike Brunnenfeld",
    managementTitle: mayor,
    maturity: 0.62,
    employees: 170,
    now: "half",
    providers: "signed-off",
  },
  {
    slug: "riedstadt",
    domain: "riedstadt.example",
    coordinator: "Quinn Auenwald",
    coordinatorTitle: "Hauptamt",
    management: "Ulli Rapsacker",
    managementTitle: mayor,
    maturity: 0.5,
    employees: 230,
    now: "returned",
    providers: "half",
  },
  {
    slug: "ruesselsheim",
    domain: "ruesselsheim.example",
    coordinator: "Flo Mainufer",
    coordinatorTitle: "IT-Steuerung",
    management: "Pat Hafenstein",
    managementTitle: "Oberbürgermeisteramt",
    maturity: 0.85,
    employees: 980,
    now: "signed-off",
    providers: "signed-off",
  },
  {
    slug: "stockstadt",
    domain: "stockstadt.example",
    coordinator: "Chris Heidekraut",
    coordinatorTitle: "Bürgerbüro",
    management: "Bente Spargelfeld",
    managementTitle: mayor,
    maturity: 0.25,
    employees: 58,
    now: "untouched",
    providers: "signed-off",
  },
  {
    slug: "kreis",
    domain: "kreis-gross-gerau.example",
    coordinator: "Lou Steinbruch",
    coordinatorTitle: "Fachdienst IT",
    management: "Maxi Kranichsee",
    managementTitle: "Landratsamt",
    maturity: 0.9,
    employees: 1150,
    now: "signed-off",
    providers: "signed-off",
  },
];

/** The office and the others who look at all of it. */
export const central = {
  operator: { name: "Betrieb (erfunden)", email: "betrieb@ringwall.example" },
  lead: { name: "Robin Ringmann", email: "leitung@stelle.example", title: "Leitung der Informationssicherheitsstelle" },
  officer: { name: "Kim Wallner", email: "isb@stelle.example", title: "Informationssicherheitsbeauftragte Person" },
  steering: { name: "Alex Tiefenthal", email: "lenkung@verbund.example", title: "Lenkungsgruppe" },
  auditor: { name: "Sascha Prüfstein", email: "pruefung@verbund.example", title: "Rechnungsprüfung" },
  oversight: { name: "Toni Rathausplatz", email: "personalrat@raunheim.example", title: "Personalrat" },
} as const;

/** „Kaya Schilfhorst“ at raunheim.example → kaya.schilfhorst@raunheim.example */
export const emailOf = (name: string, domain: string): string =>
  `${name
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/[^a-z ]/g, "")
    .trim()
    .replaceAll(" ", ".")}@${domain}`;
