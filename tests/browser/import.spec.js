import { readFileSync } from "node:fs";
import { expect, planDocument, signIn, test } from "./ward.js";

const text = readFileSync(planDocument, "utf8");
const file = (name, content) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });

async function upload(page, upload) {
  await page.locator("form#tai-len input[type=file]").setInputFiles(upload);
  await page.locator("form#tai-len").getByRole("button", { name: "Tải lên và xem trước" }).click();
}

test("a newer plan is uploaded, looked at, and only what is ticked is accepted", async ({ page, ward }) => {
  await signIn(page, ward, "plan_owner", "/quan-tri/ke-hoach");
  const changed = text.replace("Năm 2026", "Trước 30/9/2026");
  expect(changed).not.toBe(text);
  await upload(page, file("ke-hoach-moi.txt", changed));
  await expect(page).toHaveURL(/\/quan-tri\/ke-hoach\/\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("ke-hoach-moi.txt");
  await expect(page.locator(".sum")).toContainText("26");
  const difference = page.locator(".difference").first();
  await expect(difference).toContainText("Trước 30/9/2026");
  await difference.locator("input[type=checkbox]").check();
  await page.getByRole("button", { name: "Chấp nhận mục đã chọn" }).click();
  await expect(page).toHaveURL(/xong=da-nhan/);
  await expect(page.getByText("Đã chấp nhận.")).toBeVisible();
});

test("accepting nothing and a file of another kind are said in place", async ({ page, ward }) => {
  await signIn(page, ward, "plan_owner", "/quan-tri/ke-hoach");
  await upload(page, { name: "ke-hoach.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") });
  await expect(page.getByRole("alert")).toContainText("tệp PDF");
  await expect(page).toHaveURL(/\/quan-tri\/ke-hoach(\?|$|#)/);
});
