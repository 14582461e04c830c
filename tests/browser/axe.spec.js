import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import { alive, expect, hasCode, leave, planDocument, signIn, test } from "./ward.js";

const PUBLIC = ["/", "/ke-hoach", "/dang-nhap", "/tro-nang", "/quyen-rieng-tu", "/khong-co", "/phan-anh", "/tra-cuu", "/hoi-dap", "/chi-tieu", "/doi-thoai"];
const STAFF = [
  "/hom-nay",
  "/bang",
  "/bang?xem=danh-sach",
  "/bang?xem=so",
  "/bang/II.4",
  "/tai-khoan",
  "/tai-khoan/lop-hai",
];
const CASES = [
  "/xu-ly",
  "/xu-ly?xem=da-xong",
  "/xu-ly/nhap-ho",
  "/xu-ly/to-dan",
  "/xu-ly/kien-nghi",
  "/xu-ly/dung-han",
  "/dieu-hanh",
  "/dieu-hanh/CT3?nam=2026",
  "/trinh-chieu",
];
const VALUES = ["/so-lieu", "/so-lieu?ct=CT1", "/so-lieu?ct=CT3", "/so-lieu/nhap", "/doanh-nghiep"];
const DIALOGUES = ["/lich", "/lich?nam=2026&thang=", "/lich/moi"];
const ADMIN = [
  "/so-lieu/chi-tieu",
  "/quan-tri/lich-lam-viec",
  "/quan-tri/thoi-han",
  "/quan-tri/thong-bao",
  "/quan-tri",
  "/quan-tri/ke-hoach",
  "/quan-tri/nguoi-dung",
  "/quan-tri/nguoi-dung/moi",
  "/quan-tri/don-vi",
  "/quan-tri/don-vi/moi",
];

for (const [role, paths] of [
  [null, PUBLIC],
  ["plan_owner", STAFF],
  ["leader", CASES],
  ["leader", VALUES],
  ["one_stop", VALUES],
  ["plan_owner", DIALOGUES],
  ["admin", ADMIN],
]) {
  test(`axe finds nothing on ${paths[0]} and the other pages of ${role ?? "the public"}, light and dark`, async ({ page, ward }) => {
    test.skip(!hasCode(page), "axe is code itself");
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    if (role) await signIn(page, ward, role);
    for (const path of paths) {
      await page.goto(path);
      if (role) await alive(page);
      const light = await new AxeBuilder({ page }).analyze();
      // Nothing but the colours is another in the dark.
      await page.emulateMedia({ colorScheme: "dark" });
      const dark = await new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]).analyze();
      await page.emulateMedia({ colorScheme: "light" });
      const found = [...light.violations, ...dark.violations].map(
        ({ id, nodes }) => `${path}: ${id}: ${nodes.map((node) => node.target).join(" | ")}`,
      );
      expect.soft(found).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
    }
  });
}

test("axe finds nothing on the pages of one dialogue, before and after it", async ({ page, ward }) => {
  test.skip(!hasCode(page), "axe is code itself");
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const check = async () => {
    await alive(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect.soft(violations.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0].target}`)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect.soft(wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
  };
  await page.goto("/doi-thoai");
  const links = page.locator("main ul.rows a[href^='/doi-thoai/']");
  const all = await links.evaluateAll((found) => found.map((link) => link.getAttribute("href")));
  const numbers = all.map((path) => path.split("/").pop());
  expect(numbers.length).toBeGreaterThanOrEqual(2);
  await signIn(page, ward, "plan_owner", "/hom-nay");
  for (const number of [numbers.at(0), numbers.at(-1)]) {
    for (const path of [`/doi-thoai/${number}`, `/doi-thoai/${number}/man-hinh`, `/lich/${number}`, `/lich/${number}/in/minutes`]) {
      await page.goto(path);
      await check();
    }
  }
});

test("axe finds nothing on the pages that a step leads to", async ({ page, ward }) => {
  test.skip(!hasCode(page), "axe is code itself");
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const check = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect.soft(violations.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0].target}`)).toEqual([]);
  };
  // Between password and work.
  const { username, password } = ward.people.admin;
  await page.goto("/dang-nhap");
  await page.locator("[name=username]").fill(username);
  await page.locator("[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/xac-thuc**");
  await check();
  await leave(page);
  // One person, one unit.
  await signIn(page, ward, "admin", "/quan-tri/nguoi-dung");
  for (const list of ["/quan-tri/nguoi-dung", "/quan-tri/don-vi"]) {
    await page.goto(list);
    await page.locator("tbody th a").first().click();
    await page.waitForURL(/\/\d+$/);
    await alive(page);
    await check();
  }
  await leave(page);
  // A newer plan before it is accepted.
  await signIn(page, ward, "plan_owner", "/quan-tri/ke-hoach");
  const text = readFileSync(planDocument, "utf8").replace("Năm 2026", "Trước 30/6/2026");
  const upload = { name: "moi.txt", mimeType: "text/plain", buffer: Buffer.from(text) };
  await page.locator("form#tai-len input[type=file]").setInputFiles(upload);
  await page.getByRole("button", { name: "Tải lên và xem trước" }).click();
  await page.waitForURL(/\/quan-tri\/ke-hoach\/\d+/);
  await alive(page);
  await check();
});
