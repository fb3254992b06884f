/** The player inside a SCORM 1.2 package: lesson by lesson, questions with explanations, the result told to the learning platform. */

type Answer = { readonly text: string; readonly correct: boolean; readonly explanation: string };
type Question = { readonly key: string; readonly kind: "single" | "multiple" | "order"; readonly text: string; readonly answers: readonly Answer[]; readonly explanation: string };
type Lesson = { readonly key: string; readonly title: string; readonly html: string; readonly questions: readonly Question[] };
type Course = {
  readonly title: string;
  readonly passMark: number;
  readonly lessons: readonly Lesson[];
  readonly card: string;
  readonly words: Readonly<Record<"check" | "next" | "right" | "partly" | "wrong" | "passed" | "failed" | "again" | "place" | "answerMissing" | "belongs", string>>;
};

/** The platform's side, SCORM 1.2 run-time environment, 3.2. */
type Api = {
  readonly LMSInitialize: (nothing: "") => string;
  readonly LMSFinish: (nothing: "") => string;
  readonly LMSGetValue: (name: string) => string;
  readonly LMSSetValue: (name: string, value: string) => string;
  readonly LMSCommit: (nothing: "") => string;
};

const isApi = (value: unknown): value is Api => typeof value === "object" && value !== null && "LMSInitialize" in value;

/** Looks for the platform as the standard says: in this window, its parents, its opener. */
function findApi(): Api | null {
  const hosts: Window[] = [];
  for (let host: Window = window; hosts.length < 10; host = host.parent) {
    hosts.push(host);
    if (host === host.parent) break;
  }
  for (const host of [...hosts, window.opener as Window | null]) {
    const api: unknown = host === null ? null : Reflect.get(host, "API");
    if (isApi(api)) return api;
  }
  return null;
}

const source = document.querySelector("#kurs")?.textContent ?? "{}";
const course = JSON.parse(source) as Course;
const stage = document.querySelector("main");
const api = findApi();
api?.LMSInitialize("");

/** What a step asks for: a lesson to be read, or a question of it. */
type Step = { readonly lesson: Lesson; readonly question: Question | null };
const steps: readonly Step[] = course.lessons.flatMap((lesson) => [{ lesson, question: null }, ...lesson.questions.map((question) => ({ lesson, question }))]);

type State = { at: number; points: Record<string, number> };

/** SCORM 1.2 keeps 4,096 characters; ours are a number and one for each question. */
function remembered(): State {
  try {
    const kept = JSON.parse(api?.LMSGetValue("cmi.suspend_data") ?? "") as Partial<State>;
    return { at: typeof kept.at === "number" && kept.at >= 0 && kept.at <= steps.length ? kept.at : 0, points: kept.points ?? {} };
  } catch {
    return { at: 0, points: {} };
  }
}
const state = remembered();

const questions = course.lessons.flatMap((lesson) => lesson.questions);
const percent = (): number => (questions.length === 0 ? 100 : Math.round((questions.reduce((sum, { key }) => sum + (state.points[key] ?? 0), 0) / questions.length) * 1_000) / 10);

function keep(): void {
  if (api === null) return;
  api.LMSSetValue("cmi.suspend_data", JSON.stringify(state));
  api.LMSSetValue("cmi.core.lesson_location", String(state.at));
  const done = state.at >= steps.length;
  api.LMSSetValue("cmi.core.lesson_status", done ? (percent() >= course.passMark ? "passed" : "failed") : "incomplete");
  if (done) {
    api.LMSSetValue("cmi.core.score.min", "0");
    api.LMSSetValue("cmi.core.score.max", "100");
    api.LMSSetValue("cmi.core.score.raw", String(percent()));
  }
  api.LMSCommit("");
}

/** The same as `pointsOf` of the courses: right ticks less wrong ones, things in their places. */
function pointsOf({ kind, answers }: Question, given: readonly number[]): number {
  if (kind === "order") return given.filter((place, index) => place === index).length / answers.length;
  const right = answers.filter(({ correct }) => correct).length;
  const hits = given.filter((place) => answers[place]?.correct).length;
  if (kind === "single") return hits === 1 && given.length === 1 ? 1 : 0;
  return Math.max(0, hits - (given.length - hits)) / right;
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ""): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = make("button", text);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

function show(...parts: readonly Node[]): void {
  stage?.replaceChildren(...parts);
  const heading = stage?.querySelector("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus();
}

const onward = (): void => {
  state.at += 1;
  keep();
  draw();
};

function field({ kind, answers, key }: Question, place: number): HTMLElement {
  const line = make("label");
  if (kind === "order") {
    const select = make("select");
    select.name = String(place);
    select.append(new Option(course.words.place, ""), ...answers.map((_, index) => new Option(`${index + 1}.`, String(index))));
    line.append(select);
  } else {
    const box = make("input");
    box.type = kind === "single" ? "radio" : "checkbox";
    box.name = key;
    box.value = String(place);
    line.append(box);
  }
  line.append(` ${answers[place]?.text ?? ""}`);
  return line;
}

/** What was ticked, or the things in the order they were put; null where that is no answer. */
function givenIn(form: HTMLFormElement, { kind, answers }: Question): number[] | null {
  if (kind !== "order") {
    const ticked = [...form.querySelectorAll("input:checked")].map((box) => Number((box as HTMLInputElement).value));
    return ticked.length > 0 ? ticked : null;
  }
  const places = [...form.querySelectorAll("select")].map((select) => ({ thing: Number(select.name), place: select.value }));
  const order = places.filter(({ place }) => place !== "").toSorted((a, b) => Number(a.place) - Number(b.place));
  return order.length === answers.length && new Set(order.map(({ place }) => place)).size === answers.length ? order.map(({ thing }) => thing) : null;
}

function drawVerdict(question: Question, given: readonly number[]): void {
  const points = pointsOf(question, given);
  state.points[question.key] = points;
  const { right, partly, wrong, next, belongs } = course.words;
  const list = make(question.kind === "order" ? "ol" : "ul");
  for (const { text, correct, explanation } of question.answers) {
    const item = make("li", question.kind === "order" ? text : `${text} – ${correct ? right : "–"}`);
    if (explanation !== "") item.append(make("p", explanation));
    list.append(item);
  }
  const verdict = make("p", points === 1 ? right : points > 0 ? partly : wrong);
  verdict.setAttribute("role", "status");
  show(make("h1", question.text), verdict, ...(question.kind === "order" ? [make("p", belongs)] : []), list, make("p", question.explanation), button(next, onward));
}

function drawQuestion(question: Question): void {
  const form = make("form");
  // Never as it belongs: the first goes to the end.
  const places = question.answers.map((_, index) => index);
  const shown = question.kind === "order" ? [...places.slice(1), 0] : places;
  const missing = make("p");
  missing.setAttribute("role", "alert");
  const send = make("button", course.words.check);
  form.append(...shown.map((place) => field(question, place)), missing, send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = givenIn(form, question);
    if (given === null) missing.textContent = course.words.answerMissing;
    else drawVerdict(question, given);
  });
  show(make("h1", question.text), form);
}

function drawResult(): void {
  const passed = percent() >= course.passMark;
  const card = make("div");
  card.append(...lessonNodes(course.card));
  const again = button(course.words.again, () => {
    state.at = 0;
    state.points = {};
    keep();
    draw();
  });
  show(make("h1", passed ? course.words.passed : course.words.failed), make("p", `${percent()} %`), card, ...(passed ? [] : [again]));
}

/** Texts of lessons were made by the product and hold no scripts; they are read as a document of their own. */
const lessonNodes = (html: string): Node[] => [...new DOMParser().parseFromString(html, "text/html").body.childNodes];

function draw(): void {
  const step = steps[state.at];
  if (!step) return drawResult();
  if (step.question) return drawQuestion(step.question);
  show(make("h1", step.lesson.title), ...lessonNodes(step.lesson.html), button(course.words.next, onward));
}

keep();
draw();
window.addEventListener("pagehide", () => void api?.LMSFinish(""));
