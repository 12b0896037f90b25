// Says what is on this phone: how many wait, what was refused and why, and whether it works offline.

import { button, find, make } from "./dom";
import type { Outbox } from "./outbox";
import { changeAnswer, discardAnswer, waitingForOthers, type Answer } from "./store";
import { say } from "./words";

export type Readiness = "offline_not_yet" | "offline_ready" | "offline_never";

export class Status {
  readiness: Readiness | null = null;
  private readonly line = make("p", { class: "row", role: "status", id: "field-line" });
  private readonly rest = make("div", { id: "field-rest" });

  constructor(
    private readonly home: HTMLElement,
    private readonly account: string,
    private readonly changed: () => Promise<void>,
  ) {
    home.replaceChildren(this.line, this.rest);
  }

  async show(answers: readonly Answer[], outbox: Outbox): Promise<void> {
    const waiting = answers.filter((one) => one.status === "waiting");
    const refused = answers.filter((one) => one.status === "refused");
    this.line.replaceChildren(...this.marks(waiting.length, refused.length, outbox.busy));
    this.home.dataset["waiting"] = String(waiting.length);
    this.rest.replaceChildren(
      ...this.trouble(waiting.length, outbox),
      ...refused.map((one) => this.refusal(one, outbox)),
      ...(await this.others()),
      ...(this.readiness ? [make("p", { class: "quiet" }, say(this.readiness))] : []),
    );
  }

  private marks(waiting: number, refused: number, busy: boolean): HTMLElement[] {
    const marks = [];
    if (waiting) marks.push(make("span", { class: "mark warn" }, say("waiting", { count: waiting })));
    else if (!refused) marks.push(make("span", { class: "mark good" }, say("all_sent")));
    if (refused) marks.push(make("span", { class: "mark bad" }, say("refused_count", { count: refused })));
    if (busy && waiting) marks.push(make("span", { class: "quiet" }, say("sending")));
    return marks;
  }

  private trouble(waiting: number, outbox: Outbox): HTMLElement[] {
    if (!waiting || outbox.busy) return [];
    const said = outbox.trouble ? [make("p", {}, say(outbox.trouble))] : [];
    const way = make("p", { class: "row" }, button(say("send_now"), () => void outbox.run()));
    if (outbox.trouble === "signed_out") {
      const next = encodeURIComponent(location.pathname);
      const address = `${this.home.dataset["signIn"] ?? ""}?next=${next}`;
      way.prepend(make("a", { class: "button main", href: address }, say("sign_in")));
    }
    return [...said, way];
  }

  private refusal(answer: Answer, outbox: Outbox): HTMLElement {
    const again = async () => {
      await changeAnswer(answer.key, { status: "waiting", why: "" });
      await outbox.run();
    };
    const discard = async () => {
      if (!window.confirm(say("discard_sure"))) return;
      await discardAnswer(answer.key);
      await this.changed();
    };
    return make(
      "div",
      { class: "field-refused" },
      make("p", {}, make("strong", {}, say(answer.state)), ` · ${answer.asks}`),
      ...(answer.note ? [make("p", { class: "quiet" }, answer.note)] : []),
      make("p", { class: "error" }, answer.why),
      make(
        "p",
        { class: "row" },
        button(say("again"), () => void again()),
        button(say("discard"), () => void discard(), "danger"),
      ),
    );
  }

  private async others(): Promise<HTMLElement[]> {
    const count = await waitingForOthers(this.account);
    return count ? [make("p", { class: "quiet" }, say("others", { count }))] : [];
  }
}

export function statusHome(): HTMLElement {
  return find<HTMLElement>("#field-status");
}
