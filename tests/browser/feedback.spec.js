import {
  become,
  field,
  fillForm,
  lookUp,
  openCase,
  promisedDay,
  receipt,
  search,
  send,
  somebody,
} from "./feedback.js";
import { alive, expect, hasCode, leave, test } from "./ward.js";

const ANSWER =
  "Tổ công tác đã nạo vét đoạn cống trước quầy hàng mây tre, thay nắp vỡ và hẹn kiểm tra lại sau mùa mưa.";

const state = (page) => page.locator(".task-head");

test("from the form to the published answer", async ({ page, ward }) => {
  test.setTimeout(300_000);
  const sender = somebody("");
  sender.content = `Cống thoát nước trước quầy hàng mây tre của tôi bị tắc. ${sender.name}, số ${sender.phone}, xin báo.`;
  let given;

  await test.step("a business sends it, and knows the day beforehand", async () => {
    await fillForm(page, sender);
    await field(page, "may_publish").check();
    await field(page, "consent").check();
    await expect(page.locator(".promise")).toContainText("UBND phường sẽ trả lời chậm nhất hết ngày");
    const promised = await promisedDay(page);
    await send(page);
    given = await receipt(page);
    expect(given.code).toMatch(/^LTN-\d\d-/);
    expect(given.secret).not.toBe("");
    expect(given.due).toBe(promised);
    await expect(page.locator(".receipt .qr svg")).toBeVisible();
  });

  await test.step("the clerk finds it and gives it to a unit", async () => {
    await become(page, ward, "one_stop");
    await openCase(page, "quay hang may tre");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(given.code);
    await expect(state(page)).toContainText("Mới tiếp nhận");
    await expect(page.locator("#nguoi-gui")).not.toContainText(sender.name);
    const unit = page.locator("#buoc-assign [name=unit]");
    const economy = unit.locator("option", { hasText: "Kinh tế" });
    await unit.selectOption(await economy.first().getAttribute("value"));
    await page.locator("button[form=buoc-assign]").click();
    await expect(state(page)).toContainText("Đã giao xử lý");
  });

  await test.step("an officer of the unit begins, and an answer of two words is refused", async () => {
    await become(page, ward, "unit_officer");
    await openCase(page, given.code);
    await page.locator("#khung-buoc-start > summary").click();
    await page.locator("#buoc-start button").click();
    await expect(state(page)).toContainText("Đang xử lý");
    const answer = page.locator("#buoc-submit [name=text]");
    await answer.fill("đã xử lý");
    await page.locator("button[form=buoc-submit]").click();
    await expect(page.locator("#buoc-submit .error-summary")).toContainText("chưa cho biết đã làm gì");
    await expect(page.locator("#buoc-submit-text-error")).toBeVisible();
    await expect(answer).toHaveValue("đã xử lý");
    await answer.fill(ANSWER);
    await page.locator("button[form=buoc-submit]").click();
    await expect(state(page)).toContainText("Chờ duyệt trả lời");
  });

  await test.step("a leader approves and publishes", async () => {
    await become(page, ward, "leader");
    await openCase(page, given.code);
    await expect(page.locator("#duyet")).toContainText(ANSWER);
    await page.locator("button[form=duyet][value=approve]").click();
    await expect(state(page)).toContainText("Đã trả lời");
    await expect(page.locator("#buoc-publish [name=question]")).toHaveValue(/mây tre/);
    await expect(page.locator("#buoc-publish [name=question]")).not.toHaveValue(/Nguyễn Thị Sen|0913/);
    await page.locator("button[form=buoc-publish]").click();
    await expect(state(page)).toContainText("Đã công khai");
  });

  await test.step("the sender reads the answer and rates it", async () => {
    await leave(page);
    await lookUp(page, given.code.toLowerCase(), given.secret);
    await page.waitForURL(`**/phan-anh/${given.code}`);
    await expect(page.locator("main")).toContainText("Đã trả lời đúng hạn");
    await expect(page.locator("main")).toContainText(ANSWER);
    await page.locator("#danh-gia [name=stars][value='5']").check();
    await page.locator("#danh-gia button").click();
    await expect(page.locator("main")).toContainText("đã đánh giá 5 trên 5");
    await expect(page.locator("#danh-gia")).toHaveCount(0);
  });

  await test.step("everybody finds it without marks, without name and phone", async () => {
    await page.goto("/hoi-dap");
    await page.locator("main [name=tim]").fill("cong truoc quay hang may tre");
    await page.locator("main form[role=search] button").click();
    await page.waitForURL(/tim=/);
    const found = page.locator("main ul.rows a", { hasText: "mây tre" });
    await expect(found).toHaveCount(1);
    await expect(found).not.toContainText(/Nguyễn Thị Sen|0913/);
    await found.click();
    await expect(page.locator("article")).toContainText(ANSWER);
    await expect(page.locator("article")).not.toContainText(/Nguyễn Thị Sen|0913/);
  });
});

test("a refused form names what is wrong at each field, and keeps everything typed", async ({ page }) => {
  const sender = somebody("Cống tắc rồi ạ.");
  await fillForm(page, { ...sender, phone: "0913 55" });
  await field(page, "tax_code").fill("0201234567");
  await field(page, "hide_name").check();
  await page.locator("form#phan-anh input[type=file]").setInputFiles({
    name: "cong-tac.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
  });
  await send(page);
  await expect(page.locator("#phan-anh .error-summary li")).toHaveCount(3);
  await expect(page.locator("#phan-anh-phone-error")).toContainText("Số điện thoại chưa đúng");
  await expect(page.locator("#phan-anh-content-error")).toContainText("ít nhất 20 ký tự");
  await expect(page.locator("#phan-anh-consent-error")).toContainText("đồng ý");
  const kept = {
    category: "infrastructure",
    content: sender.content,
    name: sender.name,
    phone: "0913 55",
    address: "Phố Bạch Đằng, phường Lê Thanh Nghị",
    business_name: "Cơ sở Thanh Sen",
    tax_code: "0201234567",
  };
  for (const [name, value] of Object.entries(kept)) await expect(field(page, name)).toHaveValue(value);
  for (const chosen of ["is_complaint][value=no", "is_denunciation][value=no", "kind][value=household", "hide_name"]) {
    await expect(page.locator(`form#phan-anh [name=${chosen}]`)).toBeChecked();
  }
  await expect(field(page, "may_publish")).not.toBeChecked();
  await expect(field(page, "consent")).not.toBeChecked();
  if (!hasCode(page)) await expect(page.locator("form#phan-anh")).toContainText("Đã giữ 1 tệp");

  await field(page, "phone").fill(sender.phone);
  await field(page, "content").fill("Cống trước cổng chợ cá tắc đã một tuần, đề nghị nạo vét.");
  await field(page, "consent").check();
  await send(page);
  const { code } = await receipt(page);
  await page.goto(`/phan-anh/${code}`);
  await expect(page.locator(".files")).toContainText("cong-tac.pdf");
});

test("a wrong code and a wrong secret are told apart by nothing", async ({ page, ward }) => {
  await become(page, ward, "one_stop");
  const code = await page.locator("table.cases tbody a").first().innerText();
  await leave(page);
  const said = [];
  for (const typed of [code, "LTN-26-7K3MWXA-4", "không phải mã"]) {
    await lookUp(page, typed, "ABCD-EFGH");
    await expect(page.locator("form#tra-cuu .error-summary")).toContainText("chưa đúng");
    await expect(page.locator("form#tra-cuu [name=code]")).toHaveValue(typed);
    await expect(page.locator("form#tra-cuu [name=secret]")).toHaveValue("");
    said.push(await page.locator("form#tra-cuu .error-summary").innerText());
  }
  expect(new Set(said).size).toBe(1);
});

test("the head of a neighbourhood sends for a resident and hands over what follows", async ({ page, ward }) => {
  const { name, phone, content } = somebody("Cây xà cừ đầu ngõ nghiêng về phía nhà dân sau bão, đề nghị cắt tỉa.");
  await become(page, ward, "neighborhood");
  await page.getByRole("link", { name: "Gửi phản ánh hộ dân" }).click();
  await page.waitForURL("**/xu-ly/nhap-ho");
  await alive(page);
  const form = page.locator("form#nhap-ho");
  await form.locator("[name=content]").fill(content);
  await form.locator("[name=category]").selectOption("infrastructure");
  await form.locator("[name=kind]").selectOption("citizen");
  await form.locator("[name=name]").fill(name);
  await form.locator("[name=phone]").fill(phone);
  await form.locator("[name=consent]").check();
  await form.locator("button[data-kind=primary]").click();
  await page.waitForURL(/mot-lan=/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Đã tiếp nhận");
  const [code, secret] = await page.locator(".facts .secret").allInnerTexts();
  const message = await page.locator("#zalo").inputValue();
  expect(message).toContain(`Mã tra cứu: ${code}. Mã bí mật: ${secret}.`);
  expect(message).toMatch(/chậm nhất hết ngày \d{2}\/\d{2}\/\d{4}/);
  await page.reload();
  await expect(page.locator("main")).toContainText("không hiện lại");
  await expect(page.locator("main")).not.toContainText(secret);

  await page.goto("/xu-ly");
  await expect(page.locator("main ul.rows li", { hasText: code })).toContainText("Cây xà cừ");
  await become(page, ward, "one_stop");
  await expect(await search(page, "xa cu dau ngo")).toContainText(code);
});
