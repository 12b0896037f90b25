// Sends what waits, one after the other; whatever is not certain to have arrived is sent again.

import { askPass, send, type Trouble } from "./room";
import { answersOf, changeAnswer } from "./store";
import { say } from "./words";

const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 300_000;

export class Outbox {
  trouble: Trouble | null = null;
  busy = false;
  private wanted = false;
  private pause = FIRST_PAUSE_MS;
  private timer = 0;

  constructor(
    private readonly passAddress: string,
    private readonly account: string,
    private readonly changed: () => Promise<void>,
  ) {
    window.addEventListener("online", () => this.runNow());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.runNow();
    });
  }

  private runNow(): void {
    this.pause = FIRST_PAUSE_MS;
    void this.run();
  }

  /** Sends all that waits; only one page of the phone sends at a time. */
  async run(): Promise<void> {
    this.wanted = true;
    if (this.busy) return; // the attempt that fails now is made again at once
    window.clearTimeout(this.timer);
    this.busy = true;
    try {
      while (this.wanted) await this.attempt();
    } finally {
      this.busy = false;
    }
    await this.changed();
    await this.again();
  }

  private async attempt(): Promise<void> {
    this.wanted = false;
    await this.changed();
    this.trouble = await navigator.locks.request("sansang-outbox", () => this.sendAll());
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

  /**
   * Looks again after a while, and after a longer one each time that the room failed. Without a
   * network nobody is burdened, and a browser does not always tell that there is one again.
   */
  private async again(): Promise<void> {
    const left = (await this.waiting()).length;
    if (!left || this.trouble === "no_network") this.pause = FIRST_PAUSE_MS;
    if (!left) return;
    this.timer = window.setTimeout(() => void this.run(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }

  private async waiting() {
    return (await answersOf(this.account)).filter((one) => one.status === "waiting");
  }
}
