// The program itself, as released, over a fresh folder with demonstration data: one for each kind of browser, so that
// no case meets what another kind has changed.
import { test as base, expect } from "@playwright/test";
import { open, planDocument, secondFactor } from "./program.js";

let addresses = 0;

/** Headers by which a browser stands at an address of its own: the program limits how much one address may post. */
export function ownAddress() {
  addresses += 1;
  return { "x-forwarded-for": `10.20.${addresses >> 8}.${addresses & 255}` };
}

export const test = base.extend({
  ward: [
    async ({}, use) => {
      const program = await open({ NHIPCAU_BEHIND_PROXY: "true" });
      await use(program);
      await program.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ ward }, use) => use(ward.url),
  extraHTTPHeaders: async ({}, use) => use(ownAddress()),
  // No page may say anything on the console that a developer should see: a failed hydration does.
  page: async ({ page }, use) => {
    const said = [];
    page.on("console", (message) => {
      // What is refused or cut off on purpose, and what a browser without code does not use.
      const expected =
        /status of (401|403|404|409|422|400)|ERR_FAILED|ERR_INTERNET_DISCONNECTED|preloaded using link preload/.test(
          message.text(),
        );
      if (["error", "warning"].includes(message.type()) && !expected) said.push(message.text());
    });
    page.on("pageerror", (error) => said.push(String(error)));
    await use(page);
    expect(said).toEqual([]);
  },
});

export { expect, planDocument };

/** Signs in as somebody of a role, through the pages. */
export async function signIn(page, ward, role, to = "/hom-nay") {
  const { username, password, secret } = ward.people[role];
  await page.goto(`/dang-nhap?toi=${to}`);
  await page.locator("[name=username]").fill(username);
  await page.locator("[name=password]").fill(password);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  if (secret) {
    await page.locator("[name=one_time_code]").first().fill(await nextCode(ward, secret));
    await page.getByRole("button", { name: "Tiếp tục" }).first().click();
  }
  await page.waitForURL((url) => url.pathname === to.split("?")[0]);
  await alive(page);
}

/**
 * Signs out as if the session had ended. First the page is left: what it has begun may still lead it somewhere, and
 * without a session that is the sign-in page of an address that nobody asked for.
 */
export async function leave(page) {
  await expect(() => page.goto("about:blank")).toPass();
  await page.context().clearCookies();
}

/** The code of now. Each is good once, so that a second sign-in waits for the next. */
async function nextCode(ward, secret) {
  const step = () => Math.floor(Date.now() / 30_000);
  while (step() <= (ward.usedStep ?? 0)) await new Promise((later) => setTimeout(later, 250));
  ward.usedStep = step();
  return secondFactor(secret);
}

/** Waits until the page's code attends to it, where there is code. */
export async function alive(page) {
  if (!hasCode(page)) return;
  await page.locator("html[data-ready]").waitFor();
  if (await page.locator("[data-part]").count()) {
    // A hydrated part comes after the first load, and leaves no mark when it has taken over.
    const came = () => performance.getEntriesByType("resource").some(({ name }) => name.includes("split_"));
    await page.waitForFunction(came);
    await page.waitForTimeout(600);
  }
}

/** True in the kinds of browser with code. */
export function hasCode(page) {
  return !test.info().project.name.endsWith("plain");
}

/** True on a phone. */
export function isPhone() {
  return test.info().project.name.startsWith("phone");
}
