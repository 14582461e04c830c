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
  const before = await panel.innerHTML();

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

  if (!hasCode(page)) await leader.reload();
  await expect.poll(() => panel.innerHTML()).not.toBe(before);

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
