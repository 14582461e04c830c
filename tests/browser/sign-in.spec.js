import { alive, expect, signIn, test } from "./ward.js";

test("a wrong password is said in place and keeps the name; the right one opens my day", async ({ page, ward }) => {
  const { username, password } = ward.people.unit_officer;
  await page.goto("/bang");
  await expect(page).toHaveURL(/dang-nhap/);
  await page.locator("[name=username]").fill(username);
  await page.locator("[name=password]").fill("sai mật khẩu rồi");
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("alert")).toContainText("chưa đúng");
  await expect(page.locator("[name=username]")).toHaveValue(username);
  await expect(page.locator("[name=password]")).toHaveValue("");
  await page.locator("[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/bang$/);
  await alive(page);
  await expect(page.locator(".board [data-task]")).toHaveCount(26);
});

test("an administrator shows a second factor and signs out again", async ({ page, ward }) => {
  await signIn(page, ward, "admin");
  await page.locator(".topbar details.menu summary").click();
  await page.getByRole("button", { name: "Đăng xuất", exact: true }).click();
  await page.goto("/hom-nay");
  await expect(page).toHaveURL(/dang-nhap/);
});

test("a page that does not exist says so in Vietnamese", async ({ page, ward }) => {
  await signIn(page, ward, "viewer");
  const answer = await page.goto("/bang/IX.9");
  expect(answer.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Không tìm thấy trang");
});
