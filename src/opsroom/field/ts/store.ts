// What lies on the phone: answers until they are sent and after, and what is being written.

import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export type State = "ready" | "partly" | "not_ready" | "not_applicable";
export const STATES: readonly State[] = ["ready", "partly", "not_ready", "not_applicable"];

export interface Photo {
  readonly name: string;
  readonly picture: Blob;
}

/** An answer; its key is given before it is sent, so that it counts once. */
export interface Answer {
  readonly key: string;
  readonly account: string;
  readonly review: string;
  readonly address: string;
  readonly criterion: string;
  readonly asks: string;
  readonly state: State;
  readonly site: string;
  readonly note: string;
  readonly seenAt: string;
  readonly keepPosition: boolean;
  readonly photos: readonly Photo[];
  readonly photoCount: number;
  readonly status: "waiting" | "sent" | "refused";
  readonly why: string;
}

/** What somebody has begun to write, and not saved. */
export interface Draft {
  readonly id: string;
  readonly account: string;
  readonly state: State | "";
  readonly site: string;
  readonly note: string;
  readonly keepPosition: boolean;
  readonly photos: readonly File[];
}

interface Phone extends DBSchema {
  answers: { key: string; value: Answer; indexes: { account: string } };
  drafts: { key: string; value: Draft };
}

let opened: Promise<IDBPDatabase<Phone>> | null = null;

function phone(): Promise<IDBPDatabase<Phone>> {
  opened ??= openDB<Phone>("sansang-field", 1, {
    upgrade(database) {
      database.createObjectStore("answers", { keyPath: "key" }).createIndex("account", "account");
      database.createObjectStore("drafts", { keyPath: "id" });
    },
  });
  return opened;
}

export function draftId(account: string, review: string, criterion: string): string {
  return [account, review, criterion].join("|");
}

export async function answersOf(account: string): Promise<Answer[]> {
  const found = await (await phone()).getAllFromIndex("answers", "account", account);
  return found.sort((a, b) => a.seenAt.localeCompare(b.seenAt));
}

export async function waitingForOthers(account: string): Promise<number> {
  const all = await (await phone()).getAll("answers");
  return all.filter((one) => one.account !== account && one.status !== "sent").length;
}

/** Saves an answer, and forgets its draft: both or neither. */
export async function saveAnswer(answer: Answer): Promise<void> {
  const work = (await phone()).transaction(["answers", "drafts"], "readwrite");
  const draft = draftId(answer.account, answer.review, answer.criterion);
  await Promise.all([
    work.objectStore("answers").add(answer),
    work.objectStore("drafts").delete(draft),
    work.done,
  ]);
}

export async function changeAnswer(key: string, change: Partial<Answer>): Promise<void> {
  const work = (await phone()).transaction("answers", "readwrite");
  const answer = await work.store.get(key);
  if (answer) await work.store.put({ ...answer, ...change });
  await work.done;
}

export async function discardAnswer(key: string): Promise<void> {
  await (await phone()).delete("answers", key);
}

export async function draft(id: string): Promise<Draft | undefined> {
  return (await phone()).get("drafts", id);
}

export async function keepDraft(one: Draft): Promise<void> {
  await (await phone()).put("drafts", one);
}

export async function draftsOf(account: string): Promise<Draft[]> {
  return (await (await phone()).getAll("drafts")).filter((one) => one.account === account);
}

/** Forgets what the room has already: of these accounts, or of all but one. Nothing that waits. */
export async function forgetSent(whose: (account: string) => boolean): Promise<void> {
  const work = (await phone()).transaction("answers", "readwrite");
  for (const answer of await work.store.getAll()) {
    if (answer.status === "sent" && whose(answer.account)) await work.store.delete(answer.key);
  }
  await work.done;
}
