// What the cases about feedback share: the public form filled in by hand, its receipt, and a case found by staff.
import { alive, expect, leave, signIn } from "./ward.js";

let senders = 0;

/** Somebody with a phone of their own, since the program limits how much one phone may send. */
export function somebody(content) {
  senders += 1;
  return { name: "Nguyễn Thị Sen", phone: `0913 555 ${String(senders).padStart(3, "0")}`, content };
}

/** The field of the public form of that name. */
export const field = (page, name) => page.locator(`form#phan-anh [name=${name}]`);

const option = (page, name, value) => page.locator(`form#phan-anh [name=${name}][value=${value}]`);

/** Opens the public form and fills it in as a household business does; the consent is left to the case. */
export async function fillForm(page, { name, phone, content }) {
  await page.goto("/phan-anh");
  await alive(page);
  await option(page, "is_complaint", "no").check();
  await option(page, "is_denunciation", "no").check();
  await field(page, "category").selectOption("infrastructure");
  await field(page, "content").fill(content);
  await option(page, "kind", "household").check();
  await field(page, "name").fill(name);
  await field(page, "phone").fill(phone);
  await field(page, "address").fill("Phố Bạch Đằng, phường Lê Thanh Nghị");
  await field(page, "business_name").fill("Cơ sở Thanh Sen");
}

/** Sends the public form. */
export async function send(page) {
  // The program refuses what comes sooner than three seconds after the form was made, and no sign says that they are
  // over.
  await page.waitForTimeout(3_200);
  await page.locator("form#phan-anh button[data-kind=primary]").click();
}

/** The day in a promise, as it is written. */
export async function promisedDay(page) {
  const said = await page.locator(".promise p b").first().innerText();
  return /\d{2}\/\d{2}\/\d{4}/.exec(said)?.[0];
}

/** What the receipt says, once it is there. */
export async function receipt(page) {
  await page.waitForURL(/\/phan-anh\/LTN-[^?]+\?moi/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Biên nhận");
  const [code, secret] = await page.locator(".receipt output").allInnerTexts();
  return { code, secret, due: await promisedDay(page) };
}

/** Types code and secret into the look-up. */
export async function lookUp(page, code, secret) {
  await page.goto("/tra-cuu");
  await page.locator("form#tra-cuu [name=code]").fill(code);
  await page.locator("form#tra-cuu [name=secret]").fill(secret);
  await page.locator("form#tra-cuu button").click();
}

/** Opens a case as its sender. */
export async function follow(page, { code, secret }) {
  await leave(page);
  await lookUp(page, code, secret);
  await page.waitForURL(`**/phan-anh/${code}`);
}

/** Signs in as somebody of a role, whoever was here before. */
export async function become(page, ward, role) {
  await leave(page);
  await signIn(page, ward, role, "/xu-ly");
}

/** The rows of the queue that hold these words. */
export async function search(page, words) {
  const input = page.locator(".case-filters [name=tim]");
  if (!(await input.isVisible())) await page.locator(".case-filters summary").click();
  await input.fill(words);
  await input.press("Enter");
  await page.waitForURL(/tim=/);
  await alive(page);
  return page.locator("table.cases tbody tr");
}

/** Opens the one case that these words find. */
export async function openCase(page, words) {
  const rows = await search(page, words);
  await expect(rows).toHaveCount(1);
  await rows.getByRole("link").click();
  await page.waitForURL(/\/xu-ly\/LTN-/);
  await alive(page);
}
