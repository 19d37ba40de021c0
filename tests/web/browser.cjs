// Opens pages of a built site from file:// in headless Chromium and prints TAP.
//   node browser.cjs SITE PAGE … [-- SITE NOTICE PAGE …]
// For each page: nothing is loaded from outside, no script error, nothing wider than the window on a desktop and on a phone,
// no WCAG A/AA violation in light and in dark mode, all of it readable without JavaScript. For each page after "--", of an edition with
// a notice: it is read at the top without scrolling, however wide the window.
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const words = process.argv.slice(2);
const end = words.includes('--') ? words.indexOf('--') : words.length;
const [site, ...pages] = words.slice(0, end);
const [noticeSite, notice, ...noticePages] = words.slice(end + 1);
const results = [];
const ok = (good, name, detail) => {
  results.push(good);
  console.log(`${good ? 'ok' : 'not ok'} ${results.length} - ${name}`);
  if (!good && detail) console.log(String(detail).split('\n').slice(0, 12).map(l => '# ' + l).join('\n'));
};
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// Each way of looking has one window in which page follows page: a new one for every page would cost more than the page itself.
async function open(browser, options) {
  const context = await browser.newContext({ bypassCSP: true, ...options });
  const tab = await context.newPage();
  tab.on('request', r => { if (!/^(file:|data:|blob:|about:)/.test(r.url())) tab.outside.push(r.url()); });
  tab.on('pageerror', e => tab.mistakes.push(String(e)));
  tab.on('console', m => { if (m.type() === 'error') tab.mistakes.push(m.text()); });
  return tab;
}

async function show(tab, page, from = site) {
  tab.outside = [];
  tab.mistakes = [];
  await tab.goto('file://' + encodeURI(path.resolve(from, page)), { waitUntil: 'load' });
}

async function violations(tab) {
  await tab.evaluate(axe);
  const found = await tab.evaluate(tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }), TAGS);
  return found.violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`);
}

const overflow = tab => tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function check({ desktop, dark, phone }, page) {
  await show(desktop, page);
  ok(desktop.outside.length === 0, `${page}: nothing is loaded from outside`, desktop.outside.join('\n'));
  ok(desktop.mistakes.length === 0, `${page}: no script error`, desktop.mistakes.join('\n'));
  ok(await overflow(desktop) <= 0, `${page}: nothing is wider than a desktop window`);
  const light = await violations(desktop);
  ok(light.length === 0, `${page}: no accessibility violation in light mode`, light.join('\n'));
  await show(dark, page);
  const inDark = await violations(dark);
  ok(inDark.length === 0, `${page}: no accessibility violation in dark mode`, inDark.join('\n'));
  await show(phone, page);
  const wide = await overflow(phone);
  ok(wide <= 0, `${page}: nothing is wider than a phone, without scripts`, wide);
}

// What stands over the page's title, is not covered, and says the notice. In no JavaScript of the page: a phone may have none.
const noticeAtTop = text => {
  const node = document.querySelector('.edition-notice');
  if (node?.textContent !== text) return 'the page has no notice';
  const box = node.getBoundingClientRect(), main = document.querySelector('main').getBoundingClientRect();
  if (box.bottom > main.top + 1 || box.bottom > window.innerHeight / 4) return `the notice ends at ${Math.round(box.bottom)} px, the page begins at ${Math.round(main.top)}`;
  return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === node ? '' : 'the notice is covered';
};

async function checkNotice(windows, page) {
  for (const [name, tab] of Object.entries(windows)) {
    await show(tab, page, noticeSite);
    const fault = await tab.evaluate(noticeAtTop, notice);
    ok(!fault, `${page}: the edition's notice is read at the top, ${name}`, fault);
  }
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
           '--disable-component-update', '--disable-sync'] });
  const windows = { desktop: await open(browser, { viewport: { width: 1280, height: 900 } }),
                    dark: await open(browser, { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }),
                    phone: await open(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }) };
  for (const page of pages) await check(windows, page);
  const { desktop, phone } = windows, wide = await open(browser, { viewport: { width: 1920, height: 1000 } });
  for (const page of noticePages) await checkNotice({ desktop, wide, phone }, page);
  await browser.close();
  console.log(`1..${results.length}`);
  process.exit(results.every(Boolean) ? 0 : 1);
})().catch(e => { console.log('Bail out! ' + e); process.exit(1); });
