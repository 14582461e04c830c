import { expect, hasCode, signIn, test } from "./ward.js";

/** A task of the board whose result this person may write. */
async function ownTask(page) {
  const links = page.locator(".column[data-column=in_progress] .card-title a");
  for (let at = 0; at < (await links.count()); at++) {
    const href = await links.nth(at).getAttribute("href");
    await page.goto(href);
    if (await page.locator("form#ket-qua").count()) return href;
    await page.goto("/bang");
  }
  throw new Error("no task to write for");
}

test("a result is saved, and stays on the page", async ({ page, ward }) => {
  await signIn(page, ward, "plan_owner", "/bang");
  await ownTask(page);
  await page.locator("#ket-qua [name=result]").fill("Đã rà soát 12 thủ tục; rút ngắn 3 thủ tục.");
  await page.locator("button[form=ket-qua][value=save]").click();
  if (hasCode(page)) await expect(page.locator(".toast")).toBeVisible();
  await expect(page.locator("#ket-qua [name=result]")).toHaveValue(/rút ngắn 3 thủ tục/);
  await page.reload();
  await expect(page.locator("#ket-qua [name=result]")).toHaveValue(/rút ngắn 3 thủ tục/);
});

test("a refused form says why and keeps what was typed; the rest of the page goes on", async ({ page, ward }) => {
  await signIn(page, ward, "plan_owner", "/bang");
  await ownTask(page);
  const fold = page.locator("details:has(> form[action*=link]), details:has(form#them-duong-dan)").first();
  await page.locator("#minh-chung, section#ky").first().scrollIntoViewIfNeeded();
  await fold.locator("summary").first().click();
  const form = fold.locator("form").first();
  await form.locator("input[name=title], input[name=url]").first().fill("không phải địa chỉ");
  for (const field of await form.locator("input[type=text]:visible, input[type=url]:visible").all()) {
    if (!(await field.inputValue())) await field.fill("không phải địa chỉ");
  }
  await form.locator("button").last().click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await expect(page.locator(".error-summary ~ .field input, .error-summary ~ * input[type=text]").first()).toHaveValue(
    "không phải địa chỉ",
  );
});

test("a file is sent and stands among the evidence", async ({ page, ward }) => {
  await signIn(page, ward, "plan_owner", "/bang");
  await ownTask(page);
  await page.locator("details:has(form#them-tep) > summary").click();
  await page.locator("form#them-tep input[type=file]").setInputFiles({
    name: "bien-ban.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
  });
  await page.locator("form#them-tep > p > button:not([type=button])").click();
  await expect(page.locator(".files")).toContainText("bien-ban.pdf");
});

test.describe("with code", () => {
  test.beforeEach(({ page }) => test.skip(!hasCode(page)));

  test("what others write appears, and what is being typed stays", async ({ page, ward, browser }) => {
    await signIn(page, ward, "plan_owner", "/bang");
    const href = await ownTask(page);
    await page.locator("#ket-qua [name=result]").fill("Đang viết dở, chưa lưu");
    const other = await browser.newContext({ baseURL: ward.url });
    const second = await other.newPage();
    await signIn(second, ward, "leader", "/hom-nay");
    await second.goto(href);
    const note = second.locator("#trao-doi form textarea").first();
    await note.fill("Đề nghị bổ sung số liệu tháng 10.");
    await second.locator("#trao-doi form button").last().click();
    await expect(page.locator("#trao-doi")).toContainText("bổ sung số liệu tháng 10", { timeout: 2_000 });
    await expect(page.locator("#ket-qua [name=result]")).toHaveValue("Đang viết dở, chưa lưu");
    await other.close();
  });
});
