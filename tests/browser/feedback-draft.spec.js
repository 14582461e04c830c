// What the public form and the queue do where there is code: a draft that survives, a sending that waits for the
// network and is one case, a check while one types, a queue that follows.
import { become, field, fillForm, receipt, search, send, somebody } from "./feedback.js";
import { alive, expect, hasCode, ownAddress, test } from "./ward.js";

const notice = (page) => page.locator("form#phan-anh [data-draft]");
const draft = (page) => page.evaluate(() => localStorage.getItem("phan-anh"));

test.beforeEach(({ page }) => test.skip(!hasCode(page)));

test("what is sent without a network waits, and sends itself once when it is back", async ({ page, ward, context }) => {
  await fillForm(page, somebody("Biển chỉ đường vào làng nghề gốm bị gãy, khách không tìm được lối vào."));
  await field(page, "consent").check();
  await context.setOffline(true);
  await send(page);
  await expect(notice(page)).toContainText("Mất kết nối");
  await expect(field(page, "content")).toHaveValue(/làng nghề gốm/);
  await context.setOffline(false);
  const { code } = await receipt(page);
  expect(await draft(page)).toBeNull();
  await become(page, ward, "one_stop");
  const rows = await search(page, "lang nghe gom");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(code);
});

test("what is added while it waits goes along, and is still one case", async ({ page, ward, context }) => {
  await fillForm(page, somebody("Cầu gỗ qua mương chợ Hồng bị mục, xe hàng không qua được."));
  await field(page, "consent").check();
  await context.setOffline(true);
  await send(page);
  await expect(notice(page)).toContainText("Mất kết nối");
  await field(page, "content").fill("Cầu gỗ qua mương chợ Hồng bị mục, xe hàng không qua được. Lan can cũng gãy.");
  await expect.poll(() => draft(page)).toContain("Lan can cũng gãy");
  expect(JSON.parse(await draft(page)).waits, "it goes on waiting").toBe(true);
  await context.setOffline(false);
  const { code } = await receipt(page);
  await become(page, ward, "one_stop");
  const rows = await search(page, "lan can cung gay");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(code);
});

test("what was taken while its answer was lost is one case, sent again by the page opened anew", async ({ page, ward }) => {
  await fillForm(page, somebody("Bến đò ngang không có đèn báo ban đêm, hàng về chợ rất nguy hiểm."));
  await field(page, "consent").check();
  const taken = [];
  const lose = async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    taken.push((await route.fetch()).status());
    await route.abort();
  };
  await page.route("**/phan-anh", lose);
  await send(page);
  await expect(notice(page)).toContainText("Mất kết nối");
  expect(taken).toEqual([201]);
  await page.unroute("**/phan-anh", lose);
  // It leads on by itself, perhaps before all of it is loaded.
  await page.goto("/phan-anh", { waitUntil: "commit" });
  const { code } = await receipt(page);
  await become(page, ward, "one_stop");
  const rows = await search(page, "ben do ngang");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(code);
});

test("what was begun comes back, except for the consent, and can be deleted", async ({ page }) => {
  const sender = somebody("Nhà văn hóa khu chưa có chỗ gửi xe cho người đến học nghề thêu.");
  await fillForm(page, sender);
  await field(page, "hide_name").check();
  await field(page, "consent").check();
  await expect.poll(() => draft(page)).toContain('"hide_name","on"');
  await page.reload();
  await alive(page);
  await expect(notice(page)).toContainText("đã được lấy lại");
  await expect(field(page, "content")).toHaveValue(sender.content);
  await expect(field(page, "name")).toHaveValue(sender.name);
  await expect(field(page, "phone")).toHaveValue(sender.phone);
  await expect(field(page, "category")).toHaveValue("infrastructure");
  await expect(page.locator("form#phan-anh [name=kind][value=household]")).toBeChecked();
  await expect(field(page, "hide_name")).toBeChecked();
  await expect(field(page, "consent")).not.toBeChecked();

  await page.getByRole("button", { name: "Xóa nội dung đã lưu" }).click();
  await expect(field(page, "content")).toHaveValue("");
  await expect(notice(page)).toHaveCount(0);
  await alive(page);
  expect(await draft(page)).toBeNull();
});

test("a wrong phone is said when the field is left, and no longer once it is right", async ({ page }) => {
  await page.goto("/phan-anh");
  await alive(page);
  const [phone, error] = [field(page, "phone"), page.locator("#phan-anh-phone-error")];
  await phone.pressSequentially("0913 55");
  await expect(error).toHaveCount(0);
  await phone.press("Tab");
  await expect(error).toContainText("Số điện thoại chưa đúng");
  await expect(phone).toHaveAttribute("aria-invalid", "true");
  await phone.fill("0913 555 900");
  await phone.press("Tab");
  await expect(error).toHaveCount(0);
  await expect(phone).not.toHaveAttribute("aria-invalid", "true");
});

test("the clerk's queue shows a new case by itself", async ({ page, ward, browser }) => {
  await become(page, ward, "one_stop");
  const rows = page.locator("table.cases tbody tr", { hasText: "lò bánh mì" });
  await expect(rows).toHaveCount(0);
  // A page that was loaded anew would have forgotten it.
  await page.evaluate(() => (window.isTheSame = true));
  const street = await browser.newContext({ baseURL: ward.url, extraHTTPHeaders: ownAddress() });
  const shop = await street.newPage();
  await fillForm(shop, somebody("Khói từ lò bánh mì cạnh cửa hàng bay vào nhà, đề nghị kiểm tra."));
  await field(shop, "consent").check();
  await send(shop);
  const { code } = await receipt(shop);
  await expect(rows).toHaveCount(1, { timeout: 3_000 });
  await expect(rows).toContainText(code);
  expect(await page.evaluate(() => window.isTheSame)).toBe(true);
  await street.close();
});
