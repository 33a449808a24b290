// A page as the keyboard meets it: what the Tab key reaches, whether one sees where it is, and that it goes down the page.
import type { Page } from 'playwright-core'

export type Walked = { readonly reached: number; readonly wrong: readonly string[] }

/** From the top of the page: a form may have the keyboard begin at its first field. */
export async function fromTheTop(page: Page): Promise<Page> {
  await page.evaluate(
    "(() => { const top = document.body; top.tabIndex = -1; top.focus(); top.removeAttribute('tabindex') })()",
  )
  return page
}

/** Presses Tab from where the keyboard is until everything that can be used within a part of the page was reached. */
export async function tabThrough(page: Page, within = 'body'): Promise<Walked> {
  const wanted: unknown = await page.evaluate(`${stops}(${JSON.stringify(within)})`)
  const left = new Set(Array.isArray(wanted) ? wanted.map(String) : [])
  const [most, unseen, seen, upwards] = [left.size * 4 + 40, new Set<string>(), new Set<string>(), new Set<string>()]
  let reached = 0
  // A date has several stops of its own; the end of the page is where the keyboard leaves it.
  for (let press = 0; press < most && left.size > 0; press++) {
    await page.keyboard.press('Tab')
    const [sight, way, stop]: readonly string[] = await page.evaluate(here)
    if (stop === undefined && press > 0) break
    const name = stop ?? ''
    const found = sight === 'seen' ? seen : unseen
    found.add(name)
    if (way === 'upwards') upwards.add(name)
    if (left.delete(name)) reached++
  }
  const wrong = [
    ...[...unseen].filter((one) => !seen.has(one)).map((one) => `one does not see that the keyboard is at ${one}`),
    ...[...left].map((one) => `the keyboard does not reach ${one}`),
    ...[...upwards].map((one) => `the keyboard goes up the page to ${one}`),
  ]
  return { reached, wrong }
}

/** Whether one can see where the keyboard is: an outline, a shadow or another ground. */
export const visible = `(one) => {
  const look = getComputedStyle(one)
  const near = one.nextElementSibling === null ? null : getComputedStyle(one.nextElementSibling, '::before')
  return look.outlineStyle !== 'none' || look.boxShadow !== 'none' || (near !== null && near.boxShadow !== 'none')
}`
/** Everything that can be used, by what the Tab key reaches as one stop: the radios of a question are one. */
const stops = `((within) => {
  const stops = new Set()
  for (const one of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')) {
    if (one.disabled || one.tabIndex < 0 || one.closest(within) === null || !one.checkVisibility({ visibilityProperty: true })) continue
    one.dataset.stop = one.type === 'radio' ? 'radio ' + one.name : String(stops.size) + ' ' + one.tagName + ' ' + (one.name || one.textContent).trim().slice(0, 40)
    stops.add(one.dataset.stop)
  }
  return [...stops]
})`
/** Where the keyboard is: whether one can see it there, and, in the one column of a phone, whether it came down the page. */
const here = `(() => {
  const one = document.activeElement
  if (one === null || one === document.body) return []
  const { top, bottom } = one.getBoundingClientRect()
  const upwards = innerWidth <= 640 && bottom + scrollY <= Number(document.body.dataset.stopTop ?? 0)
  document.body.dataset.stopTop = String(top + scrollY)
  return [(${visible})(one) ? 'seen' : 'unseen', upwards ? 'upwards' : 'down', one.dataset.stop ?? '']
})()`
