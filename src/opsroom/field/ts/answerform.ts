// The form of one criterion: what is written is on the phone at once, saved or not.

import { button, make } from "./dom";
import { KINDS, MOST_PHOTOS, UnreadablePhoto, prepare } from "./photos";
import { draft, draftId, keepDraft, saveAnswer, STATES, type Answer, type State } from "./store";
import type { Criterion, Sheet } from "./sheet";
import { language, say } from "./words";

export interface Desk {
  readonly account: string;
  readonly review: string;
  readonly address: string;
  readonly sheet: Sheet;
  readonly saved: () => void;
}

export class AnswerForm {
  readonly element: HTMLFormElement;
  private readonly site = make("select", { name: "site" });
  private readonly note = make("textarea", { name: "note", maxlength: "4000", rows: "3" });
  private readonly camera = make("input", { type: "file", accept: KINDS, multiple: true });
  private readonly position = make("input", { type: "checkbox" });
  private readonly list = make("ul", { class: "field-photos" });
  private readonly message = make("p", { role: "status", class: "field-message" });
  private photos: File[] = [];
  private busy = false;

  constructor(
    private readonly criterion: Criterion,
    private readonly desk: Desk,
  ) {
    this.site.append(make("option", { value: "" }, say("no_site")));
    for (const { id, name } of desk.sheet.sites) this.site.append(make("option", { value: id }, name));
    this.element = make(
      "form",
      { class: "field-answer" },
      this.states(),
      this.labelled("site", this.site),
      this.labelled("note", this.note, say("note_help")),
      this.labelled("photos", this.camera, say("photos_help", { most: MOST_PHOTOS })),
      this.list,
      this.choice(),
      make("p", { class: "row" }, make("button", { class: "main" }, say("save")), this.message),
    );
    this.listen();
  }

  /** Puts back what had been begun. */
  async restore(): Promise<void> {
    const begun = await draft(this.id);
    if (!begun) return;
    const { state, site, note, keepPosition, photos } = begun;
    for (const radio of this.radios()) radio.checked = radio.value === state;
    this.site.value = site;
    this.note.value = note;
    this.position.checked = keepPosition;
    this.photos = [...photos];
    this.showPhotos();
  }

  private get id(): string {
    return draftId(this.desk.account, this.desk.review, this.criterion.id);
  }

  private listen(): void {
    this.camera.addEventListener("change", () => this.addPhotos());
    this.element.addEventListener("input", () => void this.keep());
    this.element.addEventListener("submit", (submitted) => {
      submitted.preventDefault();
      void this.save();
    });
  }

  private states(): HTMLElement {
    const choices = STATES.map((state) => {
      const radio = make("input", { type: "radio", name: "state", value: state });
      return make("label", { class: `field-state ${state}` }, radio, say(state));
    });
    const legend = make("legend", {}, say("state"));
    return make("fieldset", {}, legend, make("div", { class: "field-states" }, ...choices));
  }

  private labelled(name: string, control: HTMLElement, help = ""): HTMLElement {
    control.id = `${name}-${this.criterion.id}`;
    const label = make("label", { for: control.id }, say(name));
    if (!help) return make("div", { class: "field" }, label, control);
    control.setAttribute("aria-describedby", `${control.id}-help`);
    const hint = make("span", { class: "help", id: `${control.id}-help` }, help);
    return make("div", { class: "field" }, label, control, hint);
  }

  private choice(): HTMLElement {
    this.position.id = `position-${this.criterion.id}`;
    this.position.setAttribute("aria-describedby", `${this.position.id}-help`);
    const label = make("label", { for: this.position.id }, say("position"));
    const help = make("span", { class: "help", id: `${this.position.id}-help` }, say("position_help"));
    return make("div", { class: "field" }, make("div", {}, this.position, " ", label), help);
  }

  private radios(): HTMLInputElement[] {
    return [...this.element.querySelectorAll<HTMLInputElement>("[name=state]")];
  }

  private chosen(): State | "" {
    return (this.radios().find((radio) => radio.checked)?.value ?? "") as State | "";
  }

  private addPhotos(): void {
    const all = [...this.photos, ...(this.camera.files ?? [])];
    this.camera.value = "";
    this.photos = all.slice(0, MOST_PHOTOS);
    this.message.textContent = all.length > MOST_PHOTOS ? say("too_many", { most: MOST_PHOTOS }) : "";
    this.showPhotos();
    void this.keep();
  }

  private showPhotos(): void {
    const items = this.photos.map((photo) => {
      const remove = () => {
        this.photos = this.photos.filter((one) => one !== photo);
        this.showPhotos();
        void this.keep();
      };
      return make("li", { class: "row" }, make("span", {}, photo.name), button(say("discard"), remove));
    });
    this.list.replaceChildren(...items);
  }

  private async keep(): Promise<void> {
    const { account } = this.desk;
    const state = this.chosen();
    const keepPosition = this.position.checked;
    const [site, note, photos] = [this.site.value, this.note.value, this.photos];
    await this.onPhone(() => keepDraft({ id: this.id, account, state, site, note, keepPosition, photos }));
  }

  private async save(): Promise<void> {
    const state = this.chosen();
    if (!state) {
      this.message.textContent = say("choose_state");
      this.radios()[0]?.focus();
      return;
    }
    if (this.busy) return; // a double tap is one answer
    this.busy = true;
    if (await this.onPhone(async () => saveAnswer(await this.answer(state)))) {
      this.photos = [];
      this.element.reset();
      this.showPhotos();
      this.message.textContent = say("saved");
      this.desk.saved();
    }
    this.busy = false;
  }

  private async answer(state: State): Promise<Answer> {
    const { account, review, address } = this.desk;
    const keepPosition = this.position.checked;
    const photos = await Promise.all(this.photos.map((photo) => prepare(photo, keepPosition)));
    return {
      key: crypto.randomUUID(),
      ...{ account, review, address, state, keepPosition, photos },
      criterion: this.criterion.id,
      asks: this.criterion.asks[language()],
      site: this.site.value,
      note: this.note.value.trim(),
      seenAt: new Date().toISOString(),
      photoCount: photos.length,
      status: "waiting",
      why: "",
    };
  }

  /** Does what writes to the phone, and says why where it cannot. */
  private async onPhone(write: () => Promise<void>): Promise<boolean> {
    try {
      await write();
      return true;
    } catch (fault) {
      const unreadable = fault instanceof UnreadablePhoto;
      this.message.textContent = unreadable
        ? say("unreadable_photo", { name: fault.message })
        : say("no_room");
      return false;
    }
  }
}
