import { alive, expect, hasCode, signIn, test } from "./ward.js";

test("every month of a chart is reached by keyboard and says its value above the chart", async ({ page, ward }) => {
  await signIn(page, ward, "plan_owner", "/dieu-hanh");
  const months = page.locator("#bieu-do-CT1 .chart-spot");
  await months.nth(1).focus();
  await expect(months.nth(1).locator(".chart-said")).toBeVisible();
  await expect(page.locator("#bieu-do-CT1 .chart-said-first")).toBeHidden();
  if (hasCode(page)) {
    await page.keyboard.press("ArrowRight");
    await expect(months.nth(2)).toBeFocused();
    await page.keyboard.press("End");
    await expect(months.last()).toBeFocused();
  }
  await months.nth(1).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/dieu-hanh\/CT1\?nam=2026&thang=2/);
});

test("what one asks stands on the page of another", async ({ page, ward, browser }) => {
  test.skip(!hasCode(page), "the line needs code");
  await signIn(page, ward, "plan_owner", "/dieu-hanh");
  const other = await browser.newContext({ baseURL: ward.url });
  const leader = await other.newPage();
  await signIn(leader, ward, "leader", "/dieu-hanh");
  await leader.locator("#khung-hoi-CT2 > summary").click();
  const form = leader.locator("#hoi-CT2");
  const question = `Đề nghị giải trình ${Date.now()}`;
  await form.locator("[name=question]").fill(question);
  await form.locator("[name=due_on]").fill("31/12/2099");
  await form.getByRole("button").click();
  await expect(page.getByText(question)).toBeVisible();
  await other.close();
});

test("the wall turns by arrows, pauses, and says when the line is lost", async ({ page, ward, context }) => {
  test.skip(!hasCode(page), "without code it is one long page");
  await signIn(page, ward, "plan_owner");
  await page.goto("/trinh-chieu");
  await alive(page);
  await expect(page.locator(".slide:visible")).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#trang-2")).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator(".slide").last()).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.locator(".wall-paused")).toBeVisible();
  await context.route("**/live", (route) => route.abort());
  await page.reload();
  await expect(page.locator(".wall-lost")).toBeVisible({ timeout: 20_000 });
});

test("the wall turns by itself, and takes the whole screen", async ({ page, ward }) => {
  test.skip(!hasCode(page), "without code it is one long page");
  await page.clock.install();
  await signIn(page, ward, "plan_owner");
  await page.goto("/trinh-chieu");
  await alive(page);
  await expect(page.locator("#trang-1")).toBeVisible();
  await page.clock.runFor(16_000);
  await expect(page.locator("#trang-2")).toBeVisible();
  await page.clock.runFor(15_000);
  await expect(page.locator("#trang-3")).toBeVisible();
  await page.keyboard.press("Space");
  await page.clock.runFor(40_000);
  await expect(page.locator("#trang-3")).toBeVisible();
  const isWhole = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.getByRole("button", { name: "Toàn màn hình" }).click();
  await expect.poll(isWhole).toBe(true);
  await page.keyboard.press("f");
  await expect.poll(isWhole).toBe(false);
});

test("every chart is reached by keyboard, and its table says the same numbers", async ({ page, ward }) => {
  await signIn(page, ward, "plan_owner", "/dieu-hanh");
  await alive(page);
  const charts = page.locator("figure.chart");
  const count = await charts.count();
  expect(count).toBeGreaterThan(4);
  for (let at = 0; at < count; at += 1) {
    const chart = charts.nth(at);
    const months = chart.locator(".chart-spot");
    if ((await months.count()) === 0) continue;
    // A pointer that rests on another month of the chart would have its value said instead.
    await page.mouse.move(0, 0);
    await months.first().focus();
    await expect(months.first().locator(".chart-said")).toBeVisible();
    if (hasCode(page)) {
      await page.keyboard.press("End");
      await expect(months.last()).toBeFocused();
      await page.keyboard.press("Home");
      await expect(months.first()).toBeFocused();
    }
    await chart.locator(".chart-table > summary").click();
    const cells = chart.locator(".chart-table tbody td.num");
    await expect(cells.first()).toBeVisible();
    const said = await months.first().getAttribute("aria-label");
    const number = (await cells.first().innerText()).trim();
    expect(said, `${number} stands in the table`).toContain(number);
  }
});

test("the first tap on a month reads its value, the second follows it", async ({ page, ward, hasTouch }) => {
  test.skip(!hasTouch || !hasCode(page), "a finger, and code that waits for the second tap");
  await signIn(page, ward, "plan_owner", "/dieu-hanh");
  await alive(page);
  const month = page.locator("#bieu-do-CT2 .chart-spot").nth(3);
  await month.locator(".chart-hit").tap();
  await expect(month.locator(".chart-said")).toBeVisible();
  await expect(page).toHaveURL(/\/dieu-hanh$/);
  await month.locator(".chart-hit").tap();
  await page.waitForURL(/\/dieu-hanh\/CT2\?nam=2026&thang=4/);
});

test("the wall says at once that the network is gone, and heals by itself", async ({ page, ward, context }) => {
  test.skip(!hasCode(page), "the line needs code");
  await signIn(page, ward, "plan_owner");
  const opened = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/live");
  await page.goto("/trinh-chieu");
  await alive(page);
  await opened;
  await expect(page.locator(".wall-lost")).toBeHidden();
  await context.setOffline(true);
  await expect(page.locator(".wall-lost")).toBeVisible();
  const asked = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/trinh-chieu");
  await context.setOffline(false);
  await expect(page.locator(".wall-lost")).toBeHidden({ timeout: 20_000 });
  expect((await asked).status(), "the page is asked for again").toBe(200);
});

test("a silent line is lost as well", async ({ page, ward }) => {
  test.skip(!hasCode(page), "the line needs code");
  await page.clock.install();
  await signIn(page, ward, "plan_owner");
  // Answered and never said a word on: what a network that fails without notice looks like.
  await page.addInitScript(() => {
    window.EventSource = class extends EventTarget {
      static CLOSED = 2;
      readyState = 1;
      constructor() {
        super();
        window.linesOpened = (window.linesOpened ?? 0) + 1;
        window.linesClosed ??= 0;
      }
      close() {
        this.readyState = 2;
        window.linesClosed += 1;
      }
    };
  });
  await page.goto("/trinh-chieu");
  await alive(page);
  await expect(page.locator(".wall-lost")).toBeHidden();
  await page.clock.runFor(30_000);
  await expect(page.locator(".wall-lost")).toBeHidden();
  await page.clock.runFor(25_000);
  await expect(page.locator(".wall-lost")).toBeVisible();
  expect(await page.evaluate(() => [window.linesOpened, window.linesClosed])).toEqual([2, 1]);
});

test("leadership's page prints as one sheet of A4, with every chart on it", async ({ page, ward }) => {
  await signIn(page, ward, "plan_owner", "/dieu-hanh");
  const sheet = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(sheet.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const [, width, height] = sheet.match(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/);
  // A4 in points.
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);

  // The same as a picture: nothing stands beside the paper, no chart without its line.
  await page.setViewportSize({ width: 726, height: 1055 });
  await page.emulateMedia({ media: "print" });
  const beside = await page.evaluate(() => {
    const seen = [...document.querySelectorAll("main h1, main h2, main figure, main table, main li")];
    const shown = seen.filter((part) => part.checkVisibility());
    return shown.filter((part) => part.getBoundingClientRect().right > innerWidth + 1).map((part) => part.outerHTML);
  });
  expect(beside).toEqual([]);
  const charts = page.locator("figure.chart:visible");
  expect(await charts.count()).toBeGreaterThan(4);
  for (const chart of await charts.all()) expect((await chart.locator("svg").boundingBox()).height).toBeGreaterThan(40);
});
