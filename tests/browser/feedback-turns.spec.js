// The turns that a case takes besides the straight way: it repeats another one, more is asked for, the answer comes back,
// the sender is not satisfied.
import { become, field, fillForm, follow, openCase, receipt, send, somebody } from "./feedback.js";
import { expect, test } from "./ward.js";

const FIRST = "Tổ công tác đã đến cống trước quầy chiếu cói và hẹn nạo vét trong tuần này.";
const BETTER = "Tổ công tác đã nạo vét xong cống trước quầy chiếu cói ngày 20/11 và thay hai nắp vỡ.";

const state = (page) => page.locator(".task-head");

/** Sends the public form with this text. */
async function sends(page, sender, content) {
  await fillForm(page, { ...sender, content });
  await field(page, "consent").check();
  await send(page);
  return receipt(page);
}

/** Opens a fold and fills in its form. */
async function takes(page, step, name, text) {
  await page.locator(`#khung-buoc-${step} > summary`).click();
  await page.locator(`#buoc-${step} [name=${name}]`).fill(text);
  await page.locator(`#buoc-${step} button`).click();
}

/** An answer goes to the leader. */
async function submits(page, ward, code, text) {
  await become(page, ward, "unit_officer");
  await openCase(page, code);
  await page.locator("#buoc-submit [name=text]").fill(text);
  await page.locator("button[form=buoc-submit]").click();
  await expect(state(page)).toContainText("Chờ duyệt trả lời");
}

test("a case that is repeated, asked about, returned, and opened again", async ({ page, ward }) => {
  test.setTimeout(300_000);
  const sender = somebody("");
  let first;
  let second;

  await test.step("a business sends it, and sends it again in other words", async () => {
    first = await sends(page, sender, "Cống thoát nước trước quầy chiếu cói của tôi bị tắc, nước tràn lên vỉa hè.");
    second = await sends(page, sender, "Nước cống vẫn tràn trước quầy chiếu cói, đề nghị phường cho người xuống xem.");
    expect(second.code).not.toBe(first.code);
  });

  await test.step("the clerk sees that one repeats the other, and links them", async () => {
    await become(page, ward, "one_stop");
    await openCase(page, second.code);
    const alike = page.locator("#co-the-trung li", { hasText: first.code });
    await expect(alike).toContainText("Cống thoát nước");
    await alike.getByRole("button").click();
    await expect(page.locator(".chips")).toContainText(`Trùng ${first.code}`);
    await expect(page.locator("#lien-quan")).toContainText(first.code);
  });

  await test.step("the clerk asks for more", async () => {
    await openCaseFromQueue(page, first.code);
    await expect(page.locator("#lien-quan")).toContainText(second.code);
    await expect(page.locator("#han-cac-buoc")).toContainText("Nếu đề nghị bổ sung thông tin: chậm nhất hết ngày");
    await takes(page, "ask", "text", "Đề nghị cho biết cống bị tắc từ ngày nào và có mấy nắp vỡ.");
    await expect(state(page)).toContainText("Chờ bổ sung");
  });

  await test.step("the sender gives it; a message without words keeps its file", async () => {
    await follow(page, first);
    await expect(page.locator("main")).toContainText("Cần bổ sung thông tin");
    await expect(page.locator("main")).toContainText("có mấy nắp vỡ");
    const form = page.locator("form#nhan");
    await form.locator("input[type=file]").setInputFiles({
      name: "nap-vo.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
    });
    await form.locator("button").click();
    await expect(page.locator("form#nhan .error-summary")).toBeVisible();
    await expect(page.locator("form#nhan")).toContainText("Đã giữ 1 tệp");
    await page.locator("form#nhan [name=text]").fill("Tắc từ ngày 10/11, hai nắp vỡ.");
    await page.locator("form#nhan button").click();
    await expect(page.locator("ol.timeline")).toContainText("hai nắp vỡ");
    await expect(page.locator(".files")).toContainText("nap-vo.pdf");
    await expect(page.locator("main")).not.toContainText("Cần bổ sung thông tin");
  });

  await test.step("the clerk gives it to a unit", async () => {
    await become(page, ward, "one_stop");
    await openCase(page, first.code);
    await expect(page.locator("#trao-doi")).toContainText("hai nắp vỡ");
    const unit = page.locator("#buoc-assign [name=unit]");
    const economy = unit.locator("option", { hasText: "Kinh tế" });
    await unit.selectOption(await economy.first().getAttribute("value"));
    await page.locator("button[form=buoc-assign]").click();
    await expect(state(page)).toContainText("Đã giao xử lý");
  });

  await test.step("the leader returns the answer with a note", async () => {
    await submits(page, ward, first.code, FIRST);
    await become(page, ward, "leader");
    await openCase(page, first.code);
    await page.locator("#duyet [name=note]").fill("Nêu rõ đã nạo vét xong ngày nào.");
    await page.locator("button[form=duyet][value=return]").click();
    await expect(state(page)).toContainText("Đang xử lý");
    await expect(page.locator("#noi-dung-pa")).toContainText("Trả lại: Nêu rõ đã nạo vét xong ngày nào.");
  });

  await test.step("the better answer serves the repeated case as well", async () => {
    await submits(page, ward, first.code, BETTER);
    await become(page, ward, "leader");
    await openCase(page, first.code);
    await expect(page.locator("#duyet")).toContainText(BETTER);
    await expect(page.locator("#duyet label.choice")).toContainText(second.code);
    await expect(page.locator("#duyet [name=serves_duplicates]")).toBeChecked();
    await page.locator("button[form=duyet][value=approve]").click();
    await expect(state(page)).toContainText("Đã trả lời");
    await follow(page, second);
    await expect(page.locator("main")).toContainText(BETTER);
    await expect(page.locator("main")).toContainText("Đã trả lời đúng hạn");
  });

  await test.step("two stars open it again, once, with a new day", async () => {
    await follow(page, first);
    await expect(page.locator("main")).not.toContainText(FIRST);
    await page.locator("#danh-gia [name=stars][value='2']").check();
    await page.locator("#danh-gia [name=comment]").fill("Mưa xuống lại tràn.");
    await page.locator("#danh-gia button").click();
    await expect(page.locator("main")).toContainText("đã đánh giá 2 trên 5");
    await page.locator("#mo-lai [name=text]").fill("Nước lại tràn sau trận mưa hôm qua.");
    await page.locator("#mo-lai button").click();
    await expect(page.locator(".big")).toContainText("Đang xử lý");
    await expect(page.locator("main")).toContainText("Lần 2");
    await expect(page.locator("#mo-lai")).toHaveCount(0);
  });

  await test.step("the clerk finds it open again, with both clocks", async () => {
    await become(page, ward, "one_stop");
    await openCase(page, first.code);
    await expect(state(page)).toContainText("Mở lại");
    await expect(page.locator("#lan-1")).toContainText("Đúng hạn");
    await expect(page.locator("#lan-2")).toBeVisible();
    await expect(page.locator("#lich-su")).toContainText("Nước lại tràn sau trận mưa hôm qua.");
  });
});

/** Opens a case by its code, for whoever is signed in already. */
async function openCaseFromQueue(page, code) {
  await page.goto("/xu-ly");
  await openCase(page, code);
}
