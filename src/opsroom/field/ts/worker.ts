// Answers for the room when there is no network: the page and its data as they were last, and the
// files of the page always from the phone. What is sent to the room never passes through here.

import { PAGES } from "./offline";

interface Kept {
  readonly version: string;
  readonly files: readonly string[];
}

const worker = self as unknown as ServiceWorkerGlobalScope & { readonly KEPT: Kept };
const FILES = `sansang-field-files-${worker.KEPT.version}`;
const PATIENCE_MS = 8_000;

worker.addEventListener("install", (event) => {
  event.waitUntil(keepFiles().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(forgetOldFiles().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== worker.location.origin) return;
  if (worker.KEPT.files.includes(address.pathname)) event.respondWith(file(request));
  else if (request.mode === "navigate" || address.pathname.endsWith("/data.json")) {
    event.respondWith(newest(request));
  }
});

async function keepFiles(): Promise<void> {
  const cache = await caches.open(FILES);
  await cache.addAll(worker.KEPT.files.map((one) => new Request(one, { cache: "reload" })));
}

async function forgetOldFiles(): Promise<void> {
  const old = (await caches.keys()).filter(
    (name) => name.startsWith("sansang-field-files-") && name !== FILES,
  );
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function file(request: Request): Promise<Response> {
  return (await (await caches.open(FILES)).match(request)) ?? fetch(request);
}

/** The newest page that is to be had: from the room, or else as it was kept. */
async function newest(request: Request): Promise<Response> {
  const pages = await caches.open(PAGES);
  const kept = await pages.match(request, { ignoreVary: true });
  try {
    // Without a kept page there is nothing to fall back to, however long it takes.
    const answered = await (kept ? soon(fetch(request)) : fetch(request));
    if (answered.ok && !answered.redirected) await pages.put(request, answered.clone());
    return answered.status >= 500 && kept ? kept : answered;
  } catch {
    return kept ?? Response.error();
  }
}

function soon(answer: Promise<Response>): Promise<Response> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("too slow")), PATIENCE_MS);
  });
  return Promise.race([answer, late]);
}
