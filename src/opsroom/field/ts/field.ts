// The page for a phone: takes the criteria along, keeps what is answered, sends it when it can.

import { Criteria } from "./criteria";
import { make } from "./dom";
import { keepAtHand } from "./offline";
import { Outbox } from "./outbox";
import { takeSheet } from "./sheet";
import { guardSignOut } from "./signout";
import { Status, statusHome } from "./status";
import { answersOf, forgetSent } from "./store";
import { learnWords, say } from "./words";

learnWords();
try {
  await begin();
} catch (fault) {
  // Better no page than one that only seems to save.
  statusHome().replaceChildren(make("p", { class: "error", role: "alert" }, say("no_room")));
  document.getElementById("field-sheet")?.remove();
  throw fault;
}

async function begin(): Promise<void> {
  const home = statusHome();
  const { pass = "", worker = "", scope = "", signOut = "", account = "" } = home.dataset;
  const status = new Status(home, account, show);
  const outbox = new Outbox(pass, account, show);
  let criteria: Criteria | null = null;

  async function show(): Promise<void> {
    const answers = await answersOf(account);
    criteria?.show(answers);
    await status.show(answers, outbox);
  }

  guardSignOut(signOut, pass, account);
  await forgetSent((whose) => whose !== account);
  const sheet = document.getElementById("field-sheet");
  if (sheet) criteria = await takeAlong(sheet, account, () => void saved());
  status.readiness = "offline_not_yet";
  await show();
  void outbox.run();
  const addresses = [location.pathname, ...(sheet ? [sheet.dataset["sheet"] ?? ""] : [])];
  status.readiness = (await keepAtHand(worker, scope, addresses)) ? "offline_ready" : "offline_never";
  await show();

  async function saved(): Promise<void> {
    await show();
    await outbox.run();
  }
}

async function takeAlong(home: HTMLElement, account: string, saved: () => void) {
  const { sheet: address = "", answers = "", review = "" } = home.dataset;
  const sheet = await takeSheet(address);
  const groups = home.querySelector<HTMLElement>("#field-groups");
  if (!sheet || !groups) {
    home.replaceChildren(make("p", { class: "card error" }, say("no_data")));
    return null;
  }
  return new Criteria(groups, { account, review, address: answers, sheet, saved });
}
