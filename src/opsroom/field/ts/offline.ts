// Lets the worker keep the page and its data, and says when a reload no longer needs a network.

export const PAGES = "sansang-field-pages";

/** Keeps these addresses; false where the browser cannot. */
export async function keepAtHand(
  worker: string,
  scope: string,
  addresses: readonly string[],
): Promise<boolean> {
  if (!("serviceWorker" in navigator)) return false;
  try {
    await navigator.serviceWorker.register(worker, { scope });
  } catch {
    if (!navigator.serviceWorker.controller) return false; // with one, it is only not renewed
  }
  await navigator.serviceWorker.ready;
  const pages = await caches.open(PAGES);
  await Promise.all(addresses.map((address) => renew(pages, address)));
  void navigator.storage?.persist?.();
  return (await Promise.all(addresses.map((one) => pages.match(one)))).every(Boolean);
}

async function renew(pages: Cache, address: string): Promise<void> {
  try {
    const answered = await fetch(address, { redirect: "manual" });
    if (answered.ok) await pages.put(address, answered);
  } catch {
    // no network: what was kept stays
  }
}

export async function forgetPages(): Promise<void> {
  await caches.delete(PAGES);
}
