import { alive, expect, hasCode, isPhone, signIn, test } from "./ward.js";

const column = (page, name) => page.locator(`.column[data-column=${name}]`);
const card = (page, code) => page.locator(`[data-task="${code}"]`);

/** The code of the first card in a column that may be moved to a state by its menu. */
async function movable(page, from, to) {
  return page.evaluate(
    ([from, to]) => {
      const cards = [...document.querySelectorAll(`.column[data-column=${from}] [data-task]`)];
      const found = cards.find((card) => card.querySelector(`button[name=to][value=${to}]`));
      return found?.dataset.task;
    },
    [from, to],
  );
}

/** Without code the same is read from the page's HTML. */
async function someCard(page, from, to) {
  if (hasCode(page)) return movable(page, from, to);
  const cards = column(page, from).locator("[data-task]").filter({ has: page.locator(`button[name=to][value=${to}]`) });
  return cards.first().getAttribute("data-task");
}

/** Brings a card into sight: on a phone its column comes by its tab. */
async function show(page, code, name) {
  if (isPhone()) await page.locator(`nav.tabs a[data-to=${name}]`).click();
  await card(page, code).scrollIntoViewIfNeeded();
}

test("the real plan stands on the board, and every count agrees", async ({ page, ward }) => {
  await signIn(page, ward, "viewer", "/bang");
  await expect(page.locator(".board [data-task]")).toHaveCount(26);
  let sum = 0;
  for (const name of ["not_started", "in_progress", "blocked", "submitted", "accepted"]) {
    const cards = await column(page, name).locator("[data-task]").count();
    const badge = await column(page, name).locator(".column-head .badge").innerText();
    expect(Number.parseInt(badge, 10)).toBe(cards);
    sum += cards;
  }
  expect(sum).toBe(26);
});

test("a card moves by its menu", async ({ page, ward }) => {
  await signIn(page, ward, "plan_owner", "/bang");
  const code = await someCard(page, "not_started", "in_progress");
  await show(page, code, "not_started");
  await card(page, code).locator("summary").click();
  await card(page, code).locator("button[name=to][value=in_progress]").click();
  await expect(column(page, "in_progress").locator(`[data-task="${code}"]`)).toHaveCount(1);
  await page.reload();
  await expect(column(page, "in_progress").locator(`[data-task="${code}"]`)).toHaveCount(1);
});

test("a forbidden move says why in the menu, and nothing moves", async ({ page, ward }) => {
  await signIn(page, ward, "plan_owner", "/bang");
  const code = await column(page, "not_started").locator("[data-task]").first().getAttribute("data-task");
  await show(page, code, "not_started");
  await card(page, code).locator("summary").click();
  const forbidden = card(page, code).locator(".menu-item[aria-disabled]", { hasText: "Chờ duyệt" });
  await expect(forbidden).toContainText("minh chứng");
});

test("filters and search stand in the address and ignore marks", async ({ page, ward }) => {
  await signIn(page, ward, "viewer", "/bang");
  if (isPhone() || !(await page.locator(".filters-search input").isVisible())) {
    await page.locator("details.filters summary").click();
  }
  await page.locator(".filters-search input").fill("van hoa xa hoi");
  await page.locator(".filters form button").click();
  await expect(page).toHaveURL(/tim=van/);
  await alive(page);
  const found = await page.locator(".board [data-task]").count();
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(26);
});

test("list and register show the same tasks", async ({ page, ward }) => {
  await signIn(page, ward, "viewer", "/bang?xem=danh-sach");
  await expect(page.locator("table tbody tr[id^=nv-]")).toHaveCount(26);
  await page.goto("/bang?xem=so");
  await expect(page.locator(".register tbody td:nth-child(2)")).toHaveCount(26);
});

test.describe("with code", () => {
  test.beforeEach(({ page }) => test.skip(!hasCode(page)));

  test("a card moves by keyboard", async ({ page, ward }) => {
    test.skip(isPhone());
    await signIn(page, ward, "plan_owner", "/bang");
    const code = await movable(page, "not_started", "in_progress");
    await card(page, code).locator(".card-title a").focus();
    await page.keyboard.press("m");
    await expect(card(page, code).locator("details.card-menu")).toHaveAttribute("open", "");
    await card(page, code).locator("button[name=to][value=in_progress]").focus();
    await page.keyboard.press("Enter");
    await expect(column(page, "in_progress").locator(`[data-task="${code}"]`)).toHaveCount(1);
    await expect(page.locator(".toast")).toContainText(code);
  });

  test("the keys say themselves, walk and search", async ({ page, ward }) => {
    test.skip(isPhone());
    await signIn(page, ward, "viewer", "/bang");
    await expect(async () => {
      await page.keyboard.press("?");
      await expect(page.locator("dialog#phim")).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.keyboard.press("Escape");
    await expect(page.locator("dialog#phim")).toBeHidden();
    await page.keyboard.press("j");
    await expect(page.locator(".card-title a").first()).toBeFocused();
    await page.keyboard.press("/");
    await expect(page.locator(".filters-search input")).toBeFocused();
  });

  test("a move that needs words asks for them, and keeps them when they are too few", async ({ page, ward }) => {
    await signIn(page, ward, "plan_owner", "/bang");
    const code = await movable(page, "in_progress", "not_started").then(
      () => column(page, "in_progress").locator("[data-task]:has(a.menu-item[href*=chuyen])").first().getAttribute("data-task"),
    );
    await show(page, code, "in_progress");
    await card(page, code).locator("summary").click();
    await card(page, code).locator("a.menu-item", { hasText: "Vướng mắc" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.locator("button", { hasText: "Chuyển" }).click();
    await expect(dialog.getByRole("alert")).toContainText("vướng mắc");
    await dialog.locator("textarea").fill("Chưa có hướng dẫn của thành phố.");
    await dialog.locator("button", { hasText: "Chuyển" }).click();
    await expect(column(page, "blocked").locator(`[data-task="${code}"]`)).toHaveCount(1);
  });

  test("a card moves by mouse; Escape puts it back", async ({ page, ward }) => {
    test.skip(isPhone());
    await signIn(page, ward, "plan_owner", "/bang");
    const code = await movable(page, "not_started", "in_progress");
    const grab = async () => {
      await card(page, code).scrollIntoViewIfNeeded();
      const box = await card(page, code).boundingBox();
      await page.mouse.move(box.x + 30, box.y + 12);
      await page.mouse.down();
      await page.mouse.move(box.x + 60, box.y + 30, { steps: 4 });
    };
    const target = await column(page, "in_progress").boundingBox();
    const over = () => page.mouse.move(target.x + target.width / 2, Math.max(target.y, 0) + 160, { steps: 8 });
    await grab();
    await over();
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect(column(page, "not_started").locator(`[data-task="${code}"]`)).toHaveCount(1);
    await grab();
    await over();
    await page.mouse.up();
    await expect(column(page, "in_progress").locator(`[data-task="${code}"]`)).toHaveCount(1);
  });

  test("a card moves by finger after a long press, onto a tab", async ({ page, ward }) => {
    test.skip(!isPhone());
    await signIn(page, ward, "plan_owner", "/bang");
    const code = await movable(page, "not_started", "in_progress");
    await show(page, code, "not_started");
    await page.waitForTimeout(500);
    const box = await card(page, code).boundingBox();
    const tab = await page.locator("nav.tabs a[data-to=in_progress]").boundingBox();
    const touch = await page.context().newCDPSession(page);
    const at = (x, y) => ({ touchPoints: [{ x: Math.round(x), y: Math.round(y) }] });
    const [x, y] = [box.x + 40, box.y + 16];
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", ...at(x, y) });
    await page.waitForTimeout(600);
    const goal = [tab.x + tab.width / 2, tab.y + tab.height / 2];
    for (let step = 1; step <= 8; step++) {
      const part = step / 8;
      await touch.send("Input.dispatchTouchEvent", {
        type: "touchMove",
        ...at(x + (goal[0] - x) * part, y + (goal[1] - y) * part),
      });
      await page.waitForTimeout(30);
    }
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expect(column(page, "in_progress").locator(`[data-task="${code}"]`)).toHaveCount(1);
  });

  test("what somebody else moves is there within a second, with their name", async ({ page, ward, browser }) => {
    await signIn(page, ward, "leader", "/bang");
    const other = await browser.newContext({ baseURL: ward.url });
    const second = await other.newPage();
    await signIn(second, ward, "plan_owner", "/bang");
    const code = await movable(second, "not_started", "in_progress");
    // The button of the menu as by hand; the menu itself need not be in sight.
    await second.evaluate((code) => {
      document.querySelector(`[data-task="${code}"] button[name=to][value=in_progress]`).click();
    }, code);
    await expect(column(page, "in_progress").locator(`[data-task="${code}"]`)).toHaveCount(1, { timeout: 1_000 });
    await expect(card(page, code)).toHaveAttribute("data-touched", /.+/);
    await other.close();
  });

  test("a lost line shows itself and heals", async ({ page, ward, context }) => {
    await signIn(page, ward, "viewer", "/hom-nay");
    await expect(page.locator(".live")).toBeHidden();
    await page.waitForTimeout(300);
    await page.route("**/live", (route) => route.abort());
    await page.reload();
    await expect(page.locator(".live")).toBeVisible();
    await page.unroute("**/live");
    await expect(page.locator(".live")).toBeHidden({ timeout: 15_000 });
  });
});
