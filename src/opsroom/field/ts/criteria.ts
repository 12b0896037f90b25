// The criteria by work group; a form is made when somebody opens one.

import { AnswerForm, type Desk } from "./answerform";
import { find, make } from "./dom";
import type { Criterion, Seen } from "./sheet";
import type { Answer, State } from "./store";
import { language, say } from "./words";

const TONE: Readonly<Record<State, string>> = {
  ready: "good",
  partly: "warn",
  not_ready: "bad",
  not_applicable: "",
};
const STATUS_TONE = { waiting: "warn", sent: "good", refused: "bad" } as const;
const STATUS_WORD = { waiting: "waits", sent: "sent", refused: "refused" } as const;

interface Row {
  readonly criterion: Criterion;
  readonly details: HTMLDetailsElement;
  readonly marks: HTMLElement;
  readonly known: HTMLElement;
  state: State | null;
}

export class Criteria {
  private readonly rows: Row[];
  private readonly tallies = new Map<string, HTMLElement>();

  constructor(
    private readonly home: HTMLElement,
    private readonly desk: Desk,
  ) {
    this.rows = desk.sheet.criteria.map((criterion) => this.row(criterion));
    for (const group of desk.sheet.groups) {
      const tally = make("span", { class: "quiet field-tally" });
      this.tallies.set(group.id, tally);
      const rows = this.rows.filter((row) => row.criterion.group === group.id);
      const head = make("h2", {}, group[language()], " ", tally);
      home.append(make("section", {}, head, ...rows.map((row) => row.details)));
    }
    if (!desk.sheet.open) home.prepend(make("p", { class: "card error" }, say("closed")));
    this.listen();
  }

  /** Shows what is known of each criterion now: from the room, and from this phone. */
  show(answers: readonly Answer[]): void {
    const mine = answers.filter((one) => one.review === this.desk.review);
    const keys = new Set(mine.map((one) => one.key));
    const seen = this.desk.sheet.seen.filter((one) => !keys.has(one.key));
    for (const row of this.rows) {
      const { id } = row.criterion;
      this.showRow(
        row,
        seen.filter((one) => one.criterion === id),
        mine.filter((one) => one.criterion === id),
      );
    }
    for (const [group, tally] of this.tallies) {
      const rows = this.rows.filter((row) => row.criterion.group === group);
      const count = rows.filter((row) => row.state).length;
      tally.textContent = say("answered", { count, all: rows.length });
    }
    this.filter();
  }

  private row(criterion: Criterion): Row {
    const marks = make("span", { class: "row field-marks" });
    const asks = make("span", { class: "field-asks" }, criterion.asks[language()]);
    const known = make("div", { class: "field-known" });
    const details = make(
      "details",
      { class: "card field-criterion", id: `criterion-${criterion.id}` },
      make("summary", {}, make("span", { class: "field-summary" }, marks, asks)),
    );
    details.addEventListener("toggle", () => this.open(details, criterion, known), { once: true });
    return { criterion, details, marks, known, state: null };
  }

  private open(details: HTMLElement, criterion: Criterion, known: HTMLElement): void {
    const form = new AnswerForm(criterion, this.desk);
    const evidence = make("strong", {}, `${say("evidence")}: `);
    details.append(
      make("p", {}, evidence, criterion.evidence[language()]),
      ...this.reports(criterion),
      known,
      form.element,
    );
    void form.restore();
  }

  private reports(criterion: Criterion): HTMLElement[] {
    const found = this.desk.sheet.reported.filter((one) => one.criterion === criterion.id);
    return found.map(({ agency, state, missing }) => {
      const said = say("reported", { agency, state: say(state) });
      return make("p", { class: "quiet" }, missing ? `${said}. ${missing}` : said);
    });
  }

  private showRow(row: Row, seen: readonly Seen[], mine: readonly Answer[]): void {
    const stands = mine.filter((one) => one.status !== "refused");
    const all = [...seen, ...stands.map((one) => ({ state: one.state, at: one.seenAt }))];
    all.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    row.state = all.at(-1)?.state ?? null;
    const waits = mine.some((one) => one.status === "waiting");
    row.marks.replaceChildren(
      ...(row.criterion.critical ? [mark("bad field-critical", say("critical"))] : []),
      ...(row.state ? [mark(TONE[row.state], say(row.state))] : []),
      ...(waits ? [mark("warn", say("waits"))] : []),
    );
    const items = [
      ...seen.map((one) => this.item(one.state, one.site, one.note, one.at)),
      ...mine.map((one) => this.mineItem(one)),
    ];
    const title = items.length ? [make("h3", {}, say("seen")), make("ul", {}, ...items)] : [];
    row.known.replaceChildren(...title);
  }

  private mineItem(one: Answer): HTMLElement {
    const item = this.item(one.state, one.site, one.note, one.seenAt);
    if (one.photoCount) item.append(` · ${say("photo_count", { count: one.photoCount })}`);
    item.append(" ", mark(STATUS_TONE[one.status], say(STATUS_WORD[one.status])));
    return item;
  }

  private item(state: State, site: string, note: string, at: string): HTMLElement {
    const place = this.desk.sheet.sites.find((one) => one.id === site)?.name ?? site;
    const time = new Date(at).toLocaleString(language(), { dateStyle: "short", timeStyle: "short" });
    const text = [time, place, note].filter(Boolean).join(" · ");
    return make("li", {}, mark(TONE[state], say(state)), " ", text);
  }

  private listen(): void {
    const form = find<HTMLFormElement>("#field-filter");
    const group = find<HTMLSelectElement>("#field-group");
    for (const { id, ...name } of this.desk.sheet.groups) {
      group.append(make("option", { value: id }, name[language()]));
    }
    form.addEventListener("input", () => this.filter());
    form.addEventListener("submit", (submitted) => submitted.preventDefault());
  }

  private filter(): void {
    const search = plain(find<HTMLInputElement>("#field-search").value);
    const group = find<HTMLSelectElement>("#field-group").value;
    const only = find<HTMLSelectElement>("#field-only").value;
    let shown = 0;
    for (const row of this.rows) {
      const fits = inGroup(row, group) && wanted(row, only) && holds(row, search);
      row.details.hidden = !fits && !row.details.open; // what one is writing in stays
      if (!row.details.hidden) shown += 1;
    }
    for (const section of this.home.querySelectorAll("section")) {
      section.hidden = !section.querySelector("details:not([hidden])");
    }
    const count = say("shown", { shown, all: this.rows.length });
    find("#field-count").textContent = shown ? count : say("none_shown");
  }
}

function mark(tone: string, text: string): HTMLElement {
  return make("span", { class: `mark ${tone}`.trim() }, text);
}

function inGroup(row: Row, group: string): boolean {
  return !group || row.criterion.group === group;
}

function wanted(row: Row, only: string): boolean {
  if (only === "open") return !row.state;
  if (only === "critical") return row.criterion.critical;
  if (only === "short") return row.state === "partly" || row.state === "not_ready";
  return true;
}

function holds(row: Row, search: string): boolean {
  const { id, asks, evidence } = row.criterion;
  const text = plain([id, asks[language()], evidence[language()]].join(" "));
  return search.split(/\s+/).every((word) => text.includes(word));
}

/** Without marks and capitals, so that “chot” finds “chốt”. */
function plain(text: string): string {
  const bare = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return bare.replaceAll("đ", "d").trim();
}
