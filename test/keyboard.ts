// A page as the keyboard meets it: what the Tab key reaches, whether one sees where it is, and that it goes down the page.
import type { CDPSession, Page } from 'playwright-core'

type Walked = { readonly reached: number; readonly wrong: readonly string[] }

/** From the top of the page: a form may have the keyboard begin at its first field. */
export async function fromTheTop(page: Page): Promise<Page> {
  await page.evaluate(
    "(() => { const top = document.body; top.tabIndex = -1; top.focus(); top.removeAttribute('tabindex') })()",
  )
  return page
}

/** Presses Tab from where the keyboard is until everything that can be used within a part of the page was reached. The page notes each stop itself: asked after every press, a walk over all pages took twice as long. */
export async function tabThrough(page: Page, within = 'body'): Promise<Walked> {
  const wanted: unknown = await page.evaluate(`${stops}(${JSON.stringify(within)})`)
  const left = new Set(Array.isArray(wanted) ? wanted.map(String) : [])
  const most = left.size * 4 + 40
  const [unseen, seen, upwards] = [new Set<string>(), new Set<string>(), new Set<string>()]
  let [reached, pressed, inPage] = [0, 0, true]
  await page.evaluate(noting)
  // A date has several stops of its own; the end of the page is where the keyboard leaves it.
  while (pressed < most && left.size > 0 && inPage) {
    const presses = left.size
    await pressTab(page, presses)
    pressed += presses
    const noted: readonly (readonly string[])[] = await page.evaluate(takeNoted)
    inPage = noted.length > 0
    for (const [sight, way, name = ''] of noted) {
      ;(sight === 'seen' ? seen : unseen).add(name)
      if (way === 'upwards') upwards.add(name)
      if (left.delete(name)) reached++
    }
  }
  const wrong = [
    ...[...unseen].filter((one) => !seen.has(one)).map((one) => `one does not see that the keyboard is at ${one}`),
    ...[...left].map((one) => `the keyboard does not reach ${one}`),
    ...[...upwards].map((one) => `the keyboard goes up the page to ${one}`),
  ]
  return { reached, wrong }
}

const keyboards = new WeakMap<Page, CDPSession>()

/** One after the other, without waiting between them until the page is drawn again: that took most of a walk. */
async function pressTab(page: Page, times: number): Promise<void> {
  const keyboard = keyboards.get(page) ?? (await page.context().newCDPSession(page))
  keyboards.set(page, keyboard)
  const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }
  const press = async (type: 'rawKeyDown' | 'keyUp') => await keyboard.send('Input.dispatchKeyEvent', { type, ...tab })
  await Promise.all(Array.from({ length: times }, () => [press('rawKeyDown'), press('keyUp')]).flat())
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
/**
 * Where the keyboard comes to: whether one can see it there, and, on a phone, whether it came down the page, or up to a column further right. Within a frame that
 * scrolls by itself it is its place in the frame's content that counts; past the end of the page it begins again at the top.
 */
const noting = `(() => {
  const noted = document.noted = []
  const placeOf = (one) => {
    const frame = one.closest('.vigil-many')
    const { top, bottom, left, right } = one.getBoundingClientRect()
    const outer = (frame ?? one).getBoundingClientRect()
    const within = (frame?.scrollTop ?? 0) - outer.top
    return { frame, left, right, top: top + within, bottom: bottom + within, outerTop: outer.top + scrollY, outerBottom: outer.bottom + scrollY }
  }
  const isAbove = (at, last) =>
    at.left < last.right && (at.frame !== null && at.frame === last.frame ? at.bottom <= last.top : at.outerBottom <= last.outerTop)
  let last = placeOf(document.activeElement)
  addEventListener('focusin', ({ target: one }) => {
    const at = placeOf(one)
    const upwards = innerWidth <= 640 && !one.matches('.govuk-skip-link') && isAbove(at, last)
    last = at
    noted.push([(${visible})(one) ? 'seen' : 'unseen', upwards ? 'upwards' : 'down', one.dataset.stop ?? ''])
  })
})()`
const takeNoted = 'document.noted.splice(0)'
