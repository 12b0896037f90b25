// Sends what waits, one after the other; whatever is not certain to have arrived is sent again.

import { askPass, send, type Trouble } from "./room";
import { answersOf, changeAnswer } from "./store";
import { say } from "./words";

const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 300_000;

export class Outbox {
  trouble: Trouble | null = null;
  busy = false;
  private pause = FIRST_PAUSE_MS;
  private timer = 0;

  constructor(
    private readonly passAddress: string,
    private readonly account: string,
    private readonly changed: () => Promise<void>,
  ) {
    window.addEventListener("online", () => void this.run());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) void this.run();
    });
  }

  /** Sends all that waits; only one page of the phone sends at a time. */
  async run(): Promise<void> {
    if (this.busy) return;
    window.clearTimeout(this.timer);
    this.busy = true;
    await this.changed();
    try {
      this.trouble = await navigator.locks.request("sansang-outbox", () => this.sendAll());
    } finally {
      this.busy = false;
    }
    await this.changed();
    await this.again();
  }

  private async sendAll(): Promise<Trouble | null> {
    if (!(await this.waiting()).length) return null;
    const pass = await askPass(this.passAddress);
    if (typeof pass === "string") return pass;
    if (pass.account !== this.account) return "signed_out";
    let failed: Trouble | null = null;
    for (const answer of await this.waiting()) {
      const words = { gone: say("gone"), tooLarge: say("too_large") };
      const reply = await send(answer, pass.token, words);
      if (reply.kind === "kept") {
        await changeAnswer(answer.key, { status: "sent", why: "", photos: [] });
      } else if (reply.kind === "refused") {
        await changeAnswer(answer.key, { status: "refused", why: reply.why });
      } else if (reply.trouble !== "room_failed") {
        return reply.trouble;
      } else {
        failed = reply.trouble; // the next one may still go through
      }
      await this.changed();
    }
    return failed;
  }

  /** Looks again after a while, and after a longer one each time that it did not help. */
  private async again(): Promise<void> {
    if (!(await this.waiting()).length) {
      this.pause = FIRST_PAUSE_MS;
      return;
    }
    this.timer = window.setTimeout(() => void this.run(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }

  private async waiting() {
    return (await answersOf(this.account)).filter((one) => one.status === "waiting");
  }
}
