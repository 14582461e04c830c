// A value's way: typed at the one-stop centre, seen by leadership without a reload, asked about and explained, approved, and
// public only then.
import { alive, expect, hasCode, ownAddress, signIn, test } from "./ward.js";

/** A second person beside the first, each with a browser of their own. */
async function another(browser, ward) {
  const context = await browser.newContext({
    baseURL: ward.url,
    extraHTTPHeaders: ownAddress(),
    locale: "vi-VN",
    viewport: { width: 1024, height: 768 },
    javaScriptEnabled: !test.info().project.name.endsWith("plain"),
  });
  return context.newPage();
}

/** An indicator in the running month, which nobody has entered yet. */
function running(code) {
  const [year, month] = new Date(Date.now() + 7 * 3_600_000).toISOString().split("-");
  return `/so-lieu?thang=${year}-M${month}&ct=${code}`;
}

test("a value moves the line on the leader's screen, and is public once it is approved", async ({ page, browser, ward }) => {
  test.setTimeout(120_000);
  await signIn(page, ward, "one_stop");
  const code = "CT2";
  await page.goto(running(code));
  await alive(page);
  const leader = await another(browser, ward);
  await signIn(leader, ward, "leader", "/dieu-hanh");
  const panel = leader.locator(`#chi-tieu-${code}`);
  await expect(panel).toBeVisible();
  const line = panel.locator(".chart-drawing path").first();
  const before = await line.getAttribute("d");

  // Text instead of a number comes back beside its field, with what was typed.
  await page.locator("[name=numerator]").fill("chín mươi");
  await page.locator("[name=denominator]").fill("100");
  await page.getByRole("button", { name: "Gửi duyệt" }).click();
  await expect(page.locator("#nhap-so .field-error").first()).toBeVisible();
  await expect(page.locator("[name=numerator]")).toHaveValue("chín mươi");

  await page.locator("[name=numerator]").fill("93");
  if (hasCode(page)) await expect(page.locator("[data-told]")).toContainText("93");
  const doubt = page.locator("[name=confirmed]");
  if (await doubt.isVisible()) await doubt.check();
  await page.getByRole("button", { name: "Gửi duyệt" }).click();
  const sent = page.getByRole("status").filter({ hasText: code }).first();
  if (!hasCode(page)) {
    // The question about a jump comes back with the form.
    await expect(sent.or(doubt).first()).toBeVisible();
    if (!(await sent.isVisible())) {
      await doubt.check();
      await page.getByRole("button", { name: "Gửi duyệt" }).click();
    }
  }
  await expect(sent).toBeVisible();

  // The point stands on the line of the other screen, and the line is another.
  if (!hasCode(page)) await leader.reload();
  await expect(panel.locator(".chart-spot[aria-label*='93/100']")).toHaveCount(1);
  expect(await line.getAttribute("d")).not.toBe(before);

  // What is not approved is nobody's business outside.
  const public_ = await another(browser, ward);
  await public_.goto("/chi-tieu");
  const shown = await public_.locator("main").innerText();
  await leader.goto(running(code));
  await alive(leader);
  await leader.getByRole("button", { name: "Duyệt", exact: true }).first().click();
  await expect(leader.getByRole("status").filter({ hasText: code }).first()).toBeVisible();
  await expect.poll(async () => {
    await public_.reload();
    return public_.locator("main").innerText();
  }).not.toBe(shown);
  await public_.context().close();
  await leader.context().close();
});

test("a unit is asked to explain, answers where it enters, and the answer stands at the chart", async ({ page, browser, ward }) => {
  await signIn(page, ward, "leader", "/dieu-hanh");
  const question = `Vì sao hồ sơ trễ? ${Date.now()}`;
  await page.locator("#khung-hoi-CT1 > summary").click();
  await page.locator("#hoi-CT1 [name=question]").fill(question);
  await page.locator("#hoi-CT1 [name=due_on]").fill("31/12/2099");
  await page.locator("#hoi-CT1").getByRole("button").click();
  const chart = page.locator("#chi-tieu-CT1");
  await expect(chart.getByText(question)).toBeVisible();

  const clerk = await another(browser, ward);
  await signIn(clerk, ward, "one_stop", "/so-lieu?ct=CT1");
  const notice = clerk.locator("#dang-mo .notice", { hasText: question });
  await notice.locator("summary").click();
  await notice.locator("[name=text]").fill("Do mất kết nối với Cổng, đã khắc phục.");
  await notice.getByRole("button").click();
  await expect(clerk.locator("#dang-mo").getByText(question)).toHaveCount(0);

  if (!hasCode(page)) await page.reload();
  await expect(chart.getByText("Do mất kết nối với Cổng, đã khắc phục.").first()).toBeVisible();
  await clerk.context().close();
});
