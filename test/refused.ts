// A form that was refused, as somebody meets it who has no mouse, and who has no JavaScript: what is said at the top leads to its field, and what was typed is still there.
import type { Page } from 'playwright-core'
import { tabThrough, visible } from './keyboard.ts'

/** The last form of a page that is no question to the same page again; its last button sends it. */
export const sending = (page: Page) =>
  page.locator('main form[method=post] button[type=submit]:not([name]):visible').last()

const links = '.govuk-error-summary a[href^="#"]'
const placed = '(id) => document.getElementById(decodeURIComponent(id))'

/** How many lines the summary has; of those that lead to a field what each says, and to which. */
export type Said = { readonly lines: number; readonly said: readonly string[]; readonly fields: readonly string[] }
export async function saidAtTheTop(page: Page): Promise<Said> {
  const lines = await page.locator('.govuk-error-summary__list li').count()
  const said = lines === 0 ? [] : await page.locator(links).allInnerTexts()
  const fields: unknown = await page.evaluate(
    `[...document.querySelectorAll('${links}')].map((one) => one.getAttribute('href').slice(1))`,
  )
  return { lines, said, fields: Array.isArray(fields) ? fields.map(String) : [] }
}

/** From the summary, which the page puts the keyboard on: each link by Tab and Enter, then everything below by Tab. */
export async function byKeyboard(page: Page): Promise<readonly string[]> {
  const wrong: string[] = []
  const atSummary = "document.activeElement?.classList.contains('govuk-error-summary')"
  const began = await page.waitForFunction(atSummary, undefined, { timeout: 5_000 }).catch(() => null)
  if (began === null) wrong.push('the keyboard does not begin at what is wrong')
  const many = await page.locator(links).count()
  for (let index = 0; index < many; index++) {
    await fromTheSummary(page)
    for (let press = 0; press <= index; press++) await page.keyboard.press('Tab')
    wrong.push(...(await entered(page)))
  }
  await fromTheSummary(page)
  wrong.push(...(await tabThrough(page, 'main')).wrong)
  return wrong
}

const fromTheSummary = async (page: Page) =>
  await page.evaluate(
    "(() => { const one = document.querySelector('.govuk-error-summary'); one.tabIndex = -1; one.focus() })()",
  )

/** Presses Enter on the link that the keyboard is at: it is at the field then, and one sees that. */
async function entered(page: Page): Promise<readonly string[]> {
  const link = String(await page.evaluate("document.activeElement?.getAttribute('href') ?? ''"))
  if (!link.startsWith('#')) return [`Tab comes to ${link || 'no link'} of the summary`]
  await page.keyboard.press('Enter')
  const found: unknown = await page.evaluate(`(() => {
    const [at, wanted] = [document.activeElement, (${placed})(${JSON.stringify(link.slice(1))})]
    if (wanted === null) return 'nowhere'
    if (!wanted.contains(at) || !/^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(at.tagName)) return 'to no field'
    return (${visible})(at) ? '' : 'where one does not see it'
  })()`)
  return found === '' ? [] : [`${link} leads the keyboard ${String(found)}`]
}

type Again = { readonly wrong: readonly string[]; readonly kept: number }

/** The same form without JavaScript, answered but for what was wrong: the same is said again, each link leads to its field, and the answers stand there. */
export async function withoutJavaScript(page: Page, { said, fields }: Said): Promise<Again> {
  const typed: unknown = await page.evaluate(`(${typeAround})(${JSON.stringify(fields)})`)
  await sending(page).click()
  await page.waitForLoadState('domcontentloaded')
  const now = await saidAtTheTop(page)
  // Of two answers one is enough, and what asked for any change at all has one.
  if (now.lines === 0) return { wrong: [], kept: 0 }
  const wrong = said.filter((one) => !now.said.includes(one)).map((one) => `it does not say: ${one}`)
  if (!(await page.title()).startsWith('Error: ')) wrong.push('its title does not say that there is an error')
  const many = await page.locator(links).count()
  for (let index = 0; index < many; index++) {
    await page.locator(links).nth(index).focus()
    wrong.push(...(await entered(page)))
  }
  const kept = new Map(Object.entries((await page.evaluate(`(${standing})()`)) ?? {}))
  const lost = Object.entries(typed ?? {}).filter(([name, words]) => kept.get(name) !== words)
  wrong.push(...lost.map(([name, words]) => `${name} was typed as ${words} and is ${kept.get(name) ?? 'gone'}`))
  return { wrong, kept: kept.size - lost.length }
}

/** What stands in the form that was sent, by name. */
const standing = `() => {
  const form = [...document.querySelectorAll('main form[method=post] button[type=submit]:not([name])')].at(-1).form
  const stands = {}
  for (const one of form.elements) {
    if (!one.name || one.type === 'hidden' || one.type === 'file' || one.tagName === 'BUTTON') continue
    if ((one.type === 'radio' || one.type === 'checkbox') && !one.checked) continue
    stands[one.name] = [...(stands[one.name] ? [stands[one.name]] : []), one.value.replace(/\\r\\n/g, '\\n')].join(' and ')
  }
  return stands
}`
/** Answers every question that nothing is said about, nor about another of its group, so that the form is refused again for the same. */
const typeAround = `(ids) => {
  const form = [...document.querySelectorAll('main form[method=post] button[type=submit]:not([name])')].at(-1).form
  const wrong = ids.map(${placed}).filter((one) => one !== null)
  const names = wrong.map((one) => one.name).filter(Boolean)
  const parts = { day: '7', month: '7', year: '2026', time: '0707' }
  for (const one of form.elements) {
    const [, of, part] = /^(.*)\\.(day|month|year|time)$/.exec(one.name) ?? []
    if (wrong.some((field) => (field.closest('.vigil-group') ?? field).contains(one)) || names.some((name) => name === one.name || (of && name.startsWith(of + '.')))) continue
    if (one.type === 'radio' || one.type === 'checkbox') one.checked = true
    else if (one.tagName === 'SELECT') one.selectedIndex = one.options.length - 1
    else if (one.tagName === 'TEXTAREA') one.value = 'Typed and kept\\nin two lines, <b>as & typed</b>'
    else if (one.type === 'text') one.value = parts[part] ?? (one.inputMode === 'numeric' ? '7' : 'Typed & kept')
  }
  return (${standing})()
}`
