// A form that was refused, as somebody meets it who has no mouse, and who has no JavaScript: what is said at the top leads to its field, and what was typed is still there.
import type { Page } from 'playwright-core'
import { tabThrough, visible } from './keyboard.ts'

/** All that is asked of a page is asked at once and in the page itself: each question that a test's own tools ask of a new page costs more than the answer. */
const seen = '(one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height > 0'
const buttons = "[...document.querySelectorAll('main form[method=post] button[type=submit]:not([name])')]"
const links = '.govuk-error-summary a[href^="#"]'
const placed = '(id) => document.getElementById(decodeURIComponent(id))'

/** By Enter on the last button of a page's last form that is no question to the same page again. False where there is none. */
export async function sent(page: Page): Promise<boolean> {
  const at: unknown = await page.evaluate(`(() => {
    const button = ${buttons}.filter(${seen}).at(-1)
    button?.focus()
    return button !== undefined && document.activeElement === button
  })()`)
  if (at !== true) return false
  // Until its style sheets are there no link leads to its field.
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  return true
}

/** How many lines the summary has; of those that lead to a field what each says, and to which. What the page is called, and how much wider it is than its window. */
type Said = {
  readonly lines: number
  readonly said: readonly string[]
  readonly fields: readonly string[]
  readonly title: string
  readonly sideways: number
}
export const saidAtTheTop = async (page: Page): Promise<Said> =>
  await page.evaluate(`(() => {
    const [links, { scrollWidth, clientWidth }] = [[...document.querySelectorAll('${links}')], document.documentElement]
    return {
      lines: document.querySelectorAll('.govuk-error-summary__list li').length,
      said: links.map((one) => one.innerText),
      fields: links.map((one) => one.getAttribute('href').slice(1)),
      title: document.title,
      sideways: scrollWidth - clientWidth,
    }
  })()`)

/** From the summary, which the page puts the keyboard on: Enter on each link, then everything by Tab, the links too. */
export async function byKeyboard(page: Page, { fields }: Said): Promise<readonly string[]> {
  const began: unknown = await page.evaluate(atTheSummary)
  return [
    ...(began === true ? [] : ['the keyboard does not begin at what is wrong']),
    ...(await eachEntered(page, fields)),
    ...(await tabThrough(await fromTheSummary(page), 'main')).wrong,
  ]
}

/** The page's own program puts it there, a moment after it is loaded. */
const atTheSummary = `new Promise((done) => {
  const until = performance.now() + 5000
  const look = () => {
    const there = document.activeElement?.classList.contains('govuk-error-summary') ?? false
    if (there || performance.now() > until) done(there)
    else setTimeout(look, 20)
  }
  look()
})`

async function fromTheSummary(page: Page): Promise<Page> {
  await page.evaluate(
    "(() => { const one = document.querySelector('.govuk-error-summary'); one.tabIndex = -1; one.focus() })()",
  )
  return page
}

/** Presses Enter on each link of the summary: the keyboard is at its field then, and one sees that. */
async function eachEntered(page: Page, fields: readonly string[]): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const [index, field] of fields.entries()) {
    await page.evaluate(`document.querySelectorAll('${links}')[${index}].focus()`)
    await page.keyboard.press('Enter')
    const found: unknown = await page.evaluate(`(() => {
      const [at, wanted] = [document.activeElement, (${placed})(${JSON.stringify(field)})]
      if (wanted === null) return 'nowhere'
      if (!wanted.contains(at) || !/^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(at.tagName)) return 'to no field'
      return (${visible})(at) ? '' : 'where one does not see it'
    })()`)
    if (found !== '') wrong.push(`#${field} leads the keyboard ${String(found)}`)
  }
  return wrong
}

type Again = { readonly wrong: readonly string[]; readonly kept: number }

/** The same form without JavaScript, answered but for what was wrong: the same is said again, each link leads to its field, and the answers stand there. */
export async function withoutJavaScript(page: Page, { said, fields }: Said): Promise<Again> {
  const typed: unknown = await page.evaluate(`(${typeAround})(${JSON.stringify(fields)})`)
  if (!(await sent(page))) return { wrong: ['there is no button to send it'], kept: 0 }
  const now = await saidAtTheTop(page)
  // Of two answers one is enough, and what asked for any change at all has one.
  if (now.lines === 0) return { wrong: [], kept: 0 }
  const wrong = said.filter((one) => !now.said.includes(one)).map((one) => `it does not say: ${one}`)
  if (!now.title.startsWith('Error: ')) wrong.push('its title does not say that there is an error')
  wrong.push(...(await eachEntered(page, now.fields)))
  const kept = new Map(Object.entries((await page.evaluate(`(${standing})()`)) ?? {}))
  const lost = Object.entries(typed ?? {}).filter(([name, words]) => kept.get(name) !== words)
  wrong.push(...lost.map(([name, words]) => `${name} was typed as ${words} and is ${kept.get(name) ?? 'gone'}`))
  return { wrong, kept: kept.size - lost.length }
}

/** What stands in the form that was sent, by name. */
const standing = `() => {
  const form = ${buttons}.at(-1).form
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
  const form = ${buttons}.at(-1).form
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
