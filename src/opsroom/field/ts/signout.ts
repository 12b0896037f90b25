// Signing out of a phone that is shared: what was sent can be cleared, what waits is never dropped.

import { button, find, make } from "./dom";
import { forgetPages } from "./offline";
import { askPass } from "./room";
import { answersOf, draftsOf, forgetSent } from "./store";
import { say } from "./words";

/** Asks before the sign-out form of the page is sent. */
export function guardSignOut(address: string, passAddress: string, account: string): void {
  const form = document.querySelector<HTMLFormElement>(`form[action="${address}"]`);
  form?.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    void askFirst(form, passAddress, account);
  });
}

async function askFirst(form: HTMLFormElement, passAddress: string, account: string): Promise<void> {
  const unsent = (await answersOf(account)).filter((one) => one.status !== "sent").length;
  const begun = (await draftsOf(account)).length;
  const clear = make("input", { type: "checkbox", id: "field-clear", checked: true });
  const fault = make("p", { class: "error", role: "alert" });
  const dialog = make(
    "dialog",
    { class: "card field-leave", "aria-labelledby": "field-leave-title" },
    make("h2", { id: "field-leave-title" }, say("leave_title")),
    ...(unsent ? [make("p", {}, say("leave_waiting", { count: unsent }))] : []),
    ...(begun ? [make("p", {}, say("leave_begun", { count: begun }))] : []),
    make("p", {}, clear, " ", make("label", { for: "field-clear" }, say("leave_clear"))),
    fault,
  );
  const leave = async () => {
    if (await signOut(form, passAddress, account, clear.checked)) return;
    fault.textContent = say("leave_offline");
  };
  const name = say(unsent || begun ? "leave_keep" : "leave");
  const stay = button(say("stay"), () => dialog.close());
  dialog.append(make("p", { class: "row" }, button(name, () => void leave(), "main"), stay));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Signs out; false, and nothing is cleared, where there is no network. */
async function signOut(
  form: HTMLFormElement,
  passAddress: string,
  account: string,
  clear: boolean,
): Promise<boolean> {
  const pass = await askPass(passAddress);
  if (pass === "no_network" || pass === "room_failed") return false;
  if (clear) {
    await forgetSent((whose) => whose === account);
    await forgetPages();
  }
  // The token of a page that was kept may be old.
  if (typeof pass !== "string") {
    find<HTMLInputElement>("[name=csrfmiddlewaretoken]", form).value = pass.token;
  }
  form.submit();
  return true;
}
