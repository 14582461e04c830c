// Takes pictures of every page for whoever judges them: `node pictures.js FOLDER [URL-PATTERN]`, at three widths, light
// and dark, signed in as who works there; and those of the README: `node pictures.js readme`.
import { chromium } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { open, secondFactor } from "./program.js";

const [folder = "pictures", pattern = ""] = process.argv.slice(2);
const COMING = "section[aria-labelledby=sap-toi] ul.rows a";
const PAST = "section[aria-labelledby=da-qua] ul.rows a";
const organised = (page) => page.goto(page.url().replace("/doi-thoai/", "/lich/"));
const onScreen = (page) => page.goto(`${page.url()}/man-hinh`);
// Who looks, the picture's name, the address, and what is pressed or done from there on.
const pages = [
  [null, "cong", "/"],
  [null, "ke-hoach", "/ke-hoach"],
  [null, "dang-nhap", "/dang-nhap"],
  [null, "phan-anh", "/phan-anh"],
  [null, "tra-cuu", "/tra-cuu"],
  [null, "hoi-dap", "/hoi-dap"],
  [null, "quyen-rieng-tu", "/quyen-rieng-tu"],
  [null, "chi-tieu", "/chi-tieu"],
  [null, "doi-thoai", "/doi-thoai"],
  [null, "doi-thoai-dang-ky", "/doi-thoai", COMING],
  [null, "doi-thoai-da-qua", "/doi-thoai", PAST],
  ["plan_owner", "doi-thoai-thang", "/lich"],
  ["plan_owner", "doi-thoai-nam", `/lich?nam=${new Date().getFullYear()}&thang=`],
  ["plan_owner", "doi-thoai-moi", "/lich/moi"],
  ["plan_owner", "doi-thoai-to-chuc", "/doi-thoai", COMING, organised],
  ["plan_owner", "doi-thoai-ket-qua", "/doi-thoai", PAST, organised],
  ["plan_owner", "doi-thoai-man-hinh", "/doi-thoai", COMING, onScreen],
  ["one_stop", "so-lieu", "/so-lieu"],
  ["one_stop", "so-lieu-tep", "/so-lieu/nhap"],
  ["leader", "so-lieu-duyet", "/so-lieu"],
  ["admin", "dinh-nghia", "/so-lieu/chi-tieu"],
  ["plan_owner", "doanh-nghiep", "/doanh-nghiep"],
  ["one_stop", "xu-ly", "/xu-ly"],
  ["leader", "cho-duyet", "/xu-ly?xem=cho-duyet"],
  ["leader", "dung-han", "/xu-ly/dung-han"],
  ["leader", "dieu-hanh", "/dieu-hanh"],
  ["leader", "so-lieu-goc", "/dieu-hanh/CT3?nam=2026"],
  ["leader", "trinh-chieu", "/trinh-chieu#trang-2"],
  ["leader", "trinh-chieu-don-vi", "/trinh-chieu", ".wall-foot nav a:nth-last-child(3)"],
  ["leader", "trinh-chieu-quyet-dinh", "/trinh-chieu", ".wall-foot nav a:last-child"],
  ["one_stop", "nhap-ho", "/xu-ly/nhap-ho"],
  ["one_stop", "to-dan", "/xu-ly/to-dan"],
  ["one_stop", "kien-nghi", "/xu-ly/kien-nghi"],
  ["neighborhood", "to-truong", "/xu-ly"],
  ["neighborhood", "to-truong-nhap", "/xu-ly/nhap-ho"],
  ["admin", "lich", "/quan-tri/lich-lam-viec"],
  ["leader", "thoi-han", "/quan-tri/thoi-han"],
  ["admin", "thong-bao", "/quan-tri/thong-bao"],
  ["plan_owner", "hom-nay", "/hom-nay"],
  ["plan_owner", "bang", "/bang"],
  ["plan_owner", "danh-sach", "/bang?xem=danh-sach"],
  ["plan_owner", "so", "/bang?xem=so"],
  ["plan_owner", "nhiem-vu", "/bang/II.4"],
  ["leader", "nhiem-vu-lanh-dao", "/bang/II.1"],
  ["plan_owner", "tai-khoan", "/tai-khoan"],
  ["admin", "quan-tri", "/quan-tri"],
  ["admin", "quan-tri-ke-hoach", "/quan-tri/ke-hoach"],
  ["admin", "nguoi-dung", "/quan-tri/nguoi-dung"],
  ["admin", "nguoi-moi", "/quan-tri/nguoi-dung/moi"],
  ["admin", "don-vi", "/quan-tri/don-vi"],
  ["admin", "khong-co", "/khong-co"],
].filter(([, name]) => name.includes(pattern));

const phone = { width: 360, height: 740 };
const tablet = { width: 1024, height: 768 };
const desk = { width: 1440, height: 900 };
/** In docs/: the name, who looks at which page, what is pressed there, what is led to the top, and the window. */
const ofReadme = [
  { name: "board-phone", role: "plan_owner", path: "/bang", window: phone },
  { name: "board-desk", role: "plan_owner", path: "/bang", window: desk },
  { name: "feedback-phone", role: null, path: "/phan-anh", window: phone },
  { name: "cases-desk", role: "one_stop", path: "/xu-ly", window: desk },
  { name: "case-phone", role: "unit_officer", path: "/xu-ly", press: ".cases a", window: phone },
  { name: "entry-phone", role: "one_stop", path: "/so-lieu?ct=CT3", top: "#dang-mo", window: phone },
  { name: "leadership-tablet", role: "leader", path: "/dieu-hanh", window: tablet },
  { name: "indicators-phone", role: null, path: "/chi-tieu", top: "#ct-ct2", window: phone },
  { name: "dialogue-phone", role: null, path: "/doi-thoai", press: COMING, window: phone },
  { name: "organiser-desk", role: "plan_owner", path: "/doi-thoai", press: COMING, then: organised, window: desk },
  { name: "wall-desk", role: "leader", path: "/trinh-chieu#trang-4", window: desk },
];

const program = await open();
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
if (folder === "readme") {
  await readme();
} else {
  await everyPage();
}
await browser.close();
await program.close();

/** A page of somebody of that role, in a browser of their own. */
async function pageOf(role, colorScheme) {
  const context = await browser.newContext({ baseURL: program.url, colorScheme, locale: "vi-VN" });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) console.log(page.url(), message.text());
  });
  page.on("pageerror", (error) => console.log(page.url(), error));
  if (!role) return page;
  const { username, password, secret } = program.people[role];
  await page.goto("/dang-nhap");
  await page.locator("[name=username]").fill(username);
  await page.locator("[name=password]").fill(password);
  await page.keyboard.press("Enter");
  if (secret) {
    await page.locator("[name=one_time_code]").first().fill(secondFactor(secret));
    await page.keyboard.press("Enter");
  }
  await page.waitForURL((url) => url.pathname === "/hom-nay");
  await page.waitForLoadState();
  return page;
}

async function readme() {
  for (const role of new Set(ofReadme.map(({ role }) => role))) {
    const page = await pageOf(role, "light");
    for (const { name, path, press, then, top, window } of ofReadme.filter((one) => one.role === role)) {
      await page.setViewportSize(window);
      await page.goto(path);
      if (press) await page.locator(press).first().click();
      await page.waitForLoadState();
      if (then) await then(page);
      await page.waitForTimeout(800);
      if (top) await page.locator(top).evaluate((part) => part.scrollIntoView());
      await page.screenshot({ path: join(import.meta.dirname, "../../docs", `${name}.png`) });
    }
    await page.context().close();
  }
}

async function everyPage() {
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ["light", "dark"]) {
    for (const role of new Set(pages.map(([role]) => role))) {
      const page = await pageOf(role, colorScheme);
      for (const [whose, name, path, ...presses] of pages) {
        if (whose !== role) continue;
        for (const width of [360, 768, 1440]) {
          await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
          await page.goto(path);
          for (const step of presses) {
            await (typeof step === "string" ? page.locator(step).first().click() : step(page));
            await page.waitForLoadState();
          }
          await page.waitForTimeout(role ? 500 : 100);
          await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
          await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}-full.png`), fullPage: true });
        }
      }
      await page.context().close();
    }
  }
}
