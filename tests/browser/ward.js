// The program itself, as released, over a fresh folder with demonstration data: one for each kind of browser, so that
// no case meets what another kind has changed.
import { test as base, expect } from "@playwright/test";
import { execFileSync, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const program = process.env.NHIPCAU_PROGRAM ?? join(root, "target/release/nhipcau");

/** The plan document that ships with the program. */
export const planDocument = join(root, "server/service/data/ke-hoach-nq02-2026.txt");

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

function secondFactor(secret) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

export const test = base.extend({
  ward: [
    async ({}, use) => {
      const data = mkdtempSync(join(tmpdir(), "nhipcau-"));
      const address = `127.0.0.1:${await freePort()}`;
      const env = { ...process.env, NHIPCAU_DATA: data, NHIPCAU_LISTEN: address, RUST_LOG: "warn" };
      const people = {};
      for (const line of execFileSync(program, ["demo"], { env, encoding: "utf8" }).trim().split("\n")) {
        const [role, username, password, secret] = line.split("\t");
        people[role] ??= { username, password, secret };
      }
      const server = spawn(program, ["serve"], { env, stdio: ["ignore", "ignore", "inherit"] });
      const url = `http://${address}`;
      for (let tries = 0; ; tries++) {
        const ready = await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false);
        if (ready) break;
        if (tries > 200) throw new Error("the program did not become ready");
        await new Promise((later) => setTimeout(later, 50));
      }
      await use({ url, people });
      server.kill("SIGTERM");
      await new Promise((ended) => server.once("exit", ended));
      rmSync(data, { recursive: true });
    },
    { scope: "worker" },
  ],
  baseURL: async ({ ward }, use) => use(ward.url),
  // No page may say anything on the console that a developer should see: a failed hydration does.
  page: async ({ page }, use) => {
    const said = [];
    page.on("console", (message) => {
      const expected = /status of (401|403|404|409|422|400)|ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(message.text());
      if (["error", "warning"].includes(message.type()) && !expected) said.push(message.text());
    });
    page.on("pageerror", (error) => said.push(String(error)));
    await use(page);
    expect(said).toEqual([]);
  },
});

export { expect };

/** Signs in as somebody of a role, through the pages. */
export async function signIn(page, ward, role, to = "/hom-nay") {
  const { username, password, secret } = ward.people[role];
  await page.goto(`/dang-nhap?toi=${to}`);
  await page.locator("[name=username]").fill(username);
  await page.locator("[name=password]").fill(password);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  if (secret) {
    await page.locator("[name=one_time_code]").first().fill(secondFactor(secret));
    await page.getByRole("button", { name: "Tiếp tục" }).first().click();
  }
  await page.waitForURL((url) => url.pathname === to.split("?")[0]);
  await alive(page);
}

/** Waits until the page's code attends to it, where there is code. */
export async function alive(page) {
  if (hasCode(page)) await page.locator("html[data-ready]").waitFor();
}

/** True in the kinds of browser with code. */
export function hasCode(page) {
  return !test.info().project.name.endsWith("plain");
}

/** True on a phone. */
export function isPhone() {
  return test.info().project.name.startsWith("phone");
}
