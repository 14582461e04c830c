import { alive, expect, hasCode, leave, signIn, test } from "./ward.js";

const QUESTION = "Khi nào hộ kinh doanh ở chợ phường có chỗ bán hàng mới?";
const OTHER = "Phí thuê chỗ ngồi ở chợ phường năm sau là bao nhiêu?";

let guests = 0;

/** Somebody with a phone of their own: each registers once. */
function guest(name) {
  guests += 1;
  return { name, phone: `0914 666 ${String(guests).padStart(3, "0")}` };
}

/** Signs in as somebody of a role, and stands on that page. */
async function works(page, ward, role, to) {
  await leave(page);
  await signIn(page, ward, role, to);
}

/** The day so many days from now in Viet Nam, which is seven hours ahead all year, as forms take it. */
function day(ahead = 0) {
  const at = new Date(Date.now() + 7 * 3_600_000 + ahead * 86_400_000).toISOString();
  return `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}`;
}

// A dialogue of today that has not begun yet: in the last minutes of a day there is none.
test.beforeEach(() => {
  const now = new Date(Date.now() + 7 * 3_600_000);
  test.skip(now.getUTCHours() === 23 && now.getUTCMinutes() > 45, "the day is over");
});

/** Opens a fold unless it is open. */
async function unfold(page, form) {
  const fold = page.locator(`details:has(form#${form})`).last();
  if (!(await fold.evaluate((element) => element.open))) await fold.locator("> summary").click();
}

/** Plans and announces a dialogue of tonight; its number. */
async function announce(page, ward, title) {
  await works(page, ward, "plan_owner", "/lich/moi");
  const form = page.locator("form#ke-hoach");
  await form.locator("[name=title]").fill(title);
  await form.locator("[name=place]").fill("Hội trường UBND phường");
  const task = form.locator("[name=task] option", { hasText: "III.4. " });
  await form.locator("[name=task]").selectOption(await task.first().getAttribute("value"));
  await form.locator("[name=day]").fill(day());
  await form.locator("[name=starts]").fill("23:55");
  await form.locator("[name=ends]").fill("23:59");
  await form.locator("[name=capacity]").fill("80");
  await form.locator("button").click();
  await page.waitForURL(/\/lich\/\d+$/);
  await alive(page);
  await unfold(page, "buoc-announce");
  await page.locator("#buoc-announce button").click();
  await expect(page.locator("main")).toContainText("Đang nhận đăng ký");
  return page.url().split("/").pop();
}

/** Registers somebody with a question; the address of their own page. */
async function register(page, id, { name, phone }, question) {
  await page.goto(`/doi-thoai/${id}`);
  await alive(page);
  const form = page.locator("form#dang-ky");
  await form.locator("[name=name]").fill(name);
  await form.locator("[name=phone]").fill(phone);
  if (question) {
    await form.locator("[name=field_1]").selectOption("land");
    await form.locator("[name=question_1]").fill(question);
  }
  await form.locator("[name=consent]").check();
  // The program refuses what comes sooner than three seconds after the form was made.
  await page.waitForTimeout(3_200);
  await form.locator("button").click();
  await page.waitForURL(/\/dang-ky\//);
  return page.url();
}

test("a dialogue from its plan to the promise kept", async ({ page, ward }) => {
  test.setTimeout(300_000);
  const title = `Đối thoại quý IV, ${test.info().project.name}`;
  let id;
  let own;

  await test.step("the organiser is warned of the law's day, and announces", async () => {
    id = await announce(page, ward, title);
    await expect(page.locator("main")).toContainText("chậm so với luật");
  });

  await test.step("a business registers, asks, and keeps its link", async () => {
    await leave(page);
    await page.goto("/doi-thoai");
    await expect(page.locator("main")).toContainText(title);
    own = await register(page, id, guest("Nguyễn Thị Sen"), QUESTION);
    await expect(page.locator("main")).toContainText("Đã có chỗ");
    await expect(page.locator(".qr svg")).toBeVisible();
    await register(page, id, guest("Trần Văn Lúa"), OTHER);
    await page.goto(`/doi-thoai/${id}`);
    await expect(page.locator("main")).toContainText("còn 78 trên 80 chỗ");
  });

  await test.step("an officer lets the guest in by the code at the door", async () => {
    await works(page, ward, "unit_officer", `/lich/${id}`);
    await page.goto(own);
    await page.locator("form#co-mat button").click();
    await expect(page.locator("main")).toContainText("Đã đến dự lúc");
    await page.goto(`/lich/${id}`);
    await alive(page);
    await expect(page.locator("#dang-ky")).toContainText("Có mặt: 1");
  });

  await test.step("the question is shown in the hall, answered, the other one becomes a promise", async () => {
    await page.locator("#cau-1 form[id^=chieu-] button").click();
    await expect(page.locator("#cau-1 form[id^=chieu-] button")).toHaveText("Thôi chiếu");
    await page.locator("#cau-1 form[id^=tai-cho-] button").click();
    await expect(page.locator("#cau-1")).toContainText("Đã trả lời tại chỗ");
    await page.locator("#ghi [name=text]").fill("Đại diện các hộ nêu ý kiến về chợ phường");
    await page.locator("#ghi button").click();
    await expect(page.locator("#ghi-chep li")).toContainText("Đại diện các hộ");
    await works(page, ward, "plan_owner", `/lich/${id}`);
    await unfold(page, "hua");
    const form = page.locator("form#hua");
    const unit = form.locator("[name=unit] option", { hasText: "Kinh tế" });
    await form.locator("[name=text]").fill("Công bố phí thuê chỗ ngồi ở chợ phường");
    await form.locator("[name=unit]").selectOption(await unit.first().getAttribute("value"));
    await form.locator("[name=due_on]").fill(day(30));
    await form.locator("[name=question]").selectOption({ label: "Câu hỏi 2" });
    await form.locator("button").click();
    await expect(page.locator("#cam-ket")).toContainText("Công bố phí thuê");
  });

  await test.step("it is held and concluded; the leader sees the promise, the officer keeps it", async () => {
    await unfold(page, "buoc-hold");
    await page.locator("#buoc-hold button").click();
    await expect(page.locator("main")).toContainText("chờ công bố kết quả");
    await unfold(page, "buoc-conclude");
    await page.locator("#buoc-conclude button").click();
    await expect(page.locator("main")).toContainText("Đã công bố kết quả");
    await works(page, ward, "leader", `/lich/${id}`);
    await expect(page.locator("#cam-ket")).toContainText("Đang thực hiện");
    await works(page, ward, "unit_officer", "/hom-nay");
    const promise = page.locator("#cam-ket a", { hasText: "Công bố phí thuê" });
    await promise.click();
    await page.waitForURL(/\/lich\/\d+#giu-/);
    await alive(page);
    // The promises of earlier dialogues stand on the page too: the address says which one.
    const kept = new URL(page.url()).hash.slice(1);
    const form = page.locator(`form#${kept}`);
    await unfold(page, kept);
    await form.locator("[name=note]").fill("Đã niêm yết bảng phí");
    await form.locator("button").click();
    await expect(page.locator("#cam-ket")).toContainText("Đã niêm yết bảng phí");
  });

  await test.step("everybody reads it, and the guest by their own link", async () => {
    await leave(page);
    await page.goto("/doi-thoai");
    await expect(page.locator("#cam-ket")).toContainText("Công bố phí thuê chỗ ngồi");
    await page.goto(own);
    await expect(page.locator("#cau-hoi")).toContainText("Đã trả lời tại chỗ");
  });
});

test("the screen in the hall follows, and a note outlasts a dropped network", async ({ page, ward, browser, baseURL }) => {
  test.skip(!hasCode(page), "without code nothing is kept in the browser");
  const id = await announce(page, ward, `Đối thoại chuyên đề, ${test.info().project.name}`);
  const screen = await browser.newPage({ baseURL });
  await screen.goto(`/doi-thoai/${id}/man-hinh`);
  await alive(screen);
  await expect(screen.locator("main")).toContainText("Chưa có câu hỏi nào");
  await unfold(page, "hoi");
  await page.locator("#hoi [name=category]").selectOption("land");
  await page.locator("#hoi [name=text]").fill(QUESTION);
  await page.locator("#hoi [name=may_publish]").check();
  await page.locator("#hoi button").click();
  await page.locator("#cau-1 form[id^=chieu-] button").click();
  await expect(screen.locator("main")).toContainText(QUESTION, { timeout: 3_000 });
  await screen.close();

  await page.context().setOffline(true);
  for (const line of ["Ý kiến thứ nhất", "Ý kiến thứ hai"]) {
    await page.locator("#ghi [name=text]").fill(line);
    await page.locator("#ghi button").click();
    await expect(page.locator("[data-waiting]")).toContainText(line);
    await expect(page.locator("#ghi [name=text]")).toHaveValue("");
  }
  await page.context().setOffline(false);
  await expect(page.locator("#ghi-chep li")).toHaveCount(2, { timeout: 20_000 });
  await expect(page.locator("[data-waiting]")).toHaveCount(0);
});

test("what is decided on the day outlasts a dropped network, each once", async ({ page, ward }) => {
  test.skip(!hasCode(page), "without code nothing is kept in the browser");
  const id = await announce(page, ward, `Đối thoại qua mạng yếu, ${test.info().project.name}`);
  for (const text of [QUESTION, OTHER]) {
    await unfold(page, "hoi");
    await page.locator("#hoi [name=category]").selectOption("land");
    await page.locator("#hoi [name=text]").fill(text);
    await page.locator("#hoi [name=name]").fill("Nguyễn Thị Sen");
    await page.locator("#hoi button").click();
    await expect(page.locator("#cau-hoi")).toContainText(text);
  }
  await unfold(page, "hua");
  const unit = page.locator("#hua [name=unit] option", { hasText: "Kinh tế" });
  const ofUnit = await unit.first().getAttribute("value");

  await page.context().setOffline(true);
  await page.locator("#cau-1 form[id^=tai-cho-] button").click();
  await expect(page.locator("[data-waiting]")).toContainText("Câu hỏi 1: Đã trả lời tại chỗ");
  await page.locator("#cau-2 form[id^=chuyen-] button").click();
  await expect(page.locator("[data-waiting]")).toContainText("Câu hỏi 2: Chuyển xử lý có thời hạn");
  await page.locator("#hua [name=text]").fill("Niêm yết bảng phí tại chợ phường");
  await page.locator("#hua [name=unit]").selectOption(ofUnit);
  await page.locator("#hua [name=due_on]").fill(day(30));
  await page.locator("#hua button").click();
  await expect(page.locator("[data-waiting]")).toContainText("Niêm yết bảng phí");
  // The page is closed and opened again before the network is back.
  await page.context().setOffline(false);
  await page.goto(`/lich/${id}`);
  await expect(page.locator("#cau-1")).toContainText("Đã trả lời tại chỗ", { timeout: 20_000 });
  await expect(page.locator("#cau-2")).toContainText("Chuyển xử lý thành phản ánh");
  await expect(page.locator("#cam-ket li", { hasText: "Niêm yết bảng phí" })).toHaveCount(1);
  await expect(page.locator("[data-waiting]")).toHaveCount(0);
});

test("a registration that is sent without a network waits, and sends itself once", async ({ page, ward, context }) => {
  test.skip(!hasCode(page), "without code the browser says that there is no network");
  const id = await announce(page, ward, `Đối thoại đăng ký, ${test.info().project.name}`);
  await leave(page);
  await page.goto(`/doi-thoai/${id}`);
  await alive(page);
  const form = page.locator("form#dang-ky");
  const { name, phone } = guest("Phạm Thị Cói");
  await form.locator("[name=name]").fill(name);
  await form.locator("[name=phone]").fill(phone);
  await page.locator("#them-cau-hoi > summary").click();
  await form.locator("[name=field_2]").selectOption("land");
  await form.locator("[name=question_2]").fill(OTHER);

  // What was begun comes back with the page, except for the consent, and its fold stands open.
  await expect.poll(() => page.evaluate((id) => localStorage.getItem(`doi-thoai-${id}`), id)).toContain("Phạm Thị Cói");
  await page.reload();
  await alive(page);
  await expect(form.locator("[data-draft]")).toContainText("đã được lấy lại");
  await expect(form.locator("[name=name]")).toHaveValue(name);
  await expect(form.locator("[name=question_2]")).toBeVisible();
  await expect(form.locator("[name=consent]")).not.toBeChecked();
  await form.locator("[name=consent]").check();
  await page.waitForTimeout(3_200);

  await context.setOffline(true);
  await form.locator("button[data-kind=primary]").click();
  await expect(form.locator("[data-draft]")).toContainText("Mất kết nối");
  await context.setOffline(false);
  await page.waitForURL(/\/dang-ky\//);
  await expect(page.locator("main")).toContainText(name);
  await expect(page.locator("main")).toContainText(OTHER);
  expect(await page.evaluate((id) => localStorage.getItem(`doi-thoai-${id}`), id)).toBeNull();
  await page.goto(`/doi-thoai/${id}`);
  await expect(page.locator("main")).toContainText("còn 79 trên 80 chỗ");
});

test("similar answers stand under a question while it is typed", async ({ page, ward }) => {
  test.skip(!hasCode(page), "without code the page links to the answers");
  await page.goto("/doi-thoai");
  await page.locator("section[aria-labelledby=sap-toi] ul.rows a").first().click();
  await page.waitForURL(/\/doi-thoai\/\d+$/);
  await alive(page);
  await page.locator("form#dang-ky [name=question_1]").fill("Vỉa hè trước dãy cửa hàng bị sụt, nước đọng khi mưa");
  await expect(page.locator("[data-similar] a").first()).toContainText("vỉa hè", { ignoreCase: true });
});
