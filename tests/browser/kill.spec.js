// Nothing that was acknowledged is lost: the program is killed, not asked to stop, while 200 submissions are on their
// way, and started again over the same folder.
import { expect, test } from "@playwright/test";
import { open } from "./program.js";

const SUBMISSIONS = 200;
const KILLED_AFTER = 60;
const AT_ONCE = 20;

test("killing the process during 200 submissions loses none that was acknowledged", async () => {
  test.skip(test.info().project.name !== "desk-plain", "no browser is needed: once is enough");
  test.setTimeout(180_000);
  const ward = await open({ NHIPCAU_BEHIND_PROXY: "true" });
  try {
    const forms = [];
    for (let at = 0; at < SUBMISSIONS; at++) forms.push({ ...(await form(ward, at)), at });
    // Whoever sends sooner than a person could is taken for a program.
    await new Promise((later) => setTimeout(later, 3_500));
    const acknowledged = new Map();
    let killed;
    await inParallel(forms, async (one) => {
      const receipt = await submit(ward, one).catch(() => undefined);
      if (receipt) acknowledged.set(one.at, receipt);
      if (acknowledged.size >= KILLED_AFTER) killed ??= ward.end("SIGKILL");
    });
    await killed;
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLED_AFTER);
    expect(acknowledged.size).toBeLessThan(SUBMISSIONS);
    await ward.start();
    for (const [at, { code, cookie }] of acknowledged) {
      const page = await fetch(`${ward.url}/phan-anh/${code}`, { headers: { cookie } });
      expect(page.status, code).toBe(200);
      expect(await page.text()).toContain(content(at));
    }
    // What was not acknowledged is sent again as it was, and what was is sent twice: each is one case.
    const codes = new Set();
    await inParallel(forms, async (one) => {
      const receipt = await submit(ward, one);
      if (acknowledged.has(one.at)) expect(receipt.code).toBe(acknowledged.get(one.at).code);
      codes.add(receipt.code);
    });
    expect(codes.size).toBe(SUBMISSIONS);
  } finally {
    await ward.close();
  }
});

const content = (at) => `Đèn đường trước cửa hàng số ${at} không sáng đã nhiều ngày, đề nghị phường kiểm tra.`;

/** Each sender has an address of their own, as the proxy in front would say. */
const address = (at) => `198.51.${100 + Math.floor(at / 250)}.${(at % 250) + 1}`;

async function form(ward, at) {
  const page = await fetch(`${ward.url}/phan-anh`, { headers: { "x-forwarded-for": address(at), accept: "text/html" } });
  const stamp = /name="stamp"[^>]*value="([^"]+)"/.exec(await page.text())?.[1];
  expect(stamp, "the form has a stamp").toBeTruthy();
  return { stamp };
}

async function submit(ward, { at, stamp }) {
  const fields = new URLSearchParams({
    stamp,
    is_complaint: "no",
    is_denunciation: "no",
    kind: "household",
    name: `Người gửi ${at}`,
    phone: `0912${String(100_000 + at)}`,
    address: `Số ${at} phố Chợ`,
    category: "infrastructure",
    content: content(at),
    consent: "on",
  });
  const answer = await fetch(`${ward.url}/phan-anh`, {
    method: "POST",
    body: fields,
    redirect: "manual",
    headers: { accept: "text/html", "x-forwarded-for": address(at) },
  });
  const to = answer.headers.get("location") ?? "";
  const code = /^\/phan-anh\/(LTN-[^?#]+)/.exec(to)?.[1];
  if (!code) throw new Error(`not taken: ${answer.status} ${to}`);
  const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  return { code, cookie };
}

async function inParallel(items, each) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) await each(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
