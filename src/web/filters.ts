// The words of the kernel as filters, and the one place where templates are found and drawn.

import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import {
  clockTime,
  countdownWords,
  dateAndTime,
  dateWords,
  durationWords,
  type Instant,
  instant,
  longDate,
  minutesBetween,
  parseInstant,
  shortDate,
} from '../kernel/time.ts'
import { capital, percent, thousands } from '../kernel/words.ts'

export type Render = (template: string, values: Readonly<Record<string, unknown>>) => string

/** Templates are named from `src/web/templates`, then from `src`: "work/missing/views/board.njk". */
export function templates(): Render {
  const folders = [
    './templates',
    '..',
    '../../node_modules/govuk-frontend/dist',
    '../../node_modules/@ministryofjustice/frontend',
  ]
  const loader = new nunjucks.FileSystemLoader(
    folders.map((folder) => fileURLToPath(new URL(folder, import.meta.url))),
    { watch: false, noCache: false },
  )
  loader.on('load', (_: string, source: nunjucks.LoaderSource) => {
    source.src = asSent(source.src)
  })
  const environment = new nunjucks.Environment(loader, { autoescape: true })
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter)
  return (template, values) => environment.render(template, { ...values })
}

const block =
  'article|aside|blockquote|caption|dd|details|div|dl|dt|fieldset|figure|form|h[1-6]|header|footer|legend|li|main|nav|ol|p|section|summary|table|tbody|td|th|thead|tr|ul'
const statements = /\{%(?:[^%]|%(?!\}))*%\}/g
const tag = `</?(?:${block})(?![\\w-])(?:[^<>{}]|\\{\\{[^{}]*\\}\\}|${statements.source})*>`
const betweenBlocks = new RegExp(`(${tag})((?:\\s|${statements.source})+)(?=${tag})`, 'g')

/** How a template is laid out in lines is for whoever reads it: white space between two blocks is never shown, and is not sent. */
const asSent = (template: string): string =>
  template.replace(betweenBlocks, (_, before: string, between: string) =>
    [before, ...(between.match(statements) ?? [])].join(''),
  )

/** Nothing to show is shown as nothing: a time that is null has no words. */
const ofTime = (words: (at: Instant) => string) => (at: unknown) =>
  typeof at === 'string' && at !== '' ? words(instant(at)) : ''

export const filters = {
  /** 21:14 */
  clockTime: ofTime(clockTime),
  /** 23 November 2026 at 21:14 */
  dateAndTime: ofTime(dateAndTime),
  /** 23 November 2026 */
  longDate: ofTime(longDate),
  /** 23 Nov 2026 */
  shortDate: ofTime(shortDate),
  /** of a day: 23 November 2026 */
  day: (date: unknown) => (typeof date === 'string' ? dateWords(date) : ''),
  /** of minutes: 3 h 20 min */
  duration: (minutes: unknown) => (typeof minutes === 'number' ? durationWords(minutes) : ''),
  /** {{ due | countdown(now) }}: due in 12 min */
  countdown: (due: unknown, now: unknown) => ofBoth(due, now, countdownWords),
  /** {{ since | elapsed(now) }}: 3 h 20 min */
  elapsed: (since: unknown, now: unknown) => ofBoth(since, now, (from, to) => durationWords(minutesBetween(from, to))),
  /** {{ count | plural('child', 'children') }}: 3 children */
  plural: (count: unknown, one: string, many: string) =>
    `${typeof count === 'number' ? thousands(count) : String(count)} ${count === 1 ? one : many}`,
  /** 01632 960010 ext 42: 01632960010, as a telephone dials it */
  dialled: (phone: unknown) =>
    typeof phone === 'string' ? phone.replace(/\s*(ext|x)\.?\s*\d+$/i, '').replace(/[^\d+]/g, '') : '',
  /** With a capital first letter. The template language's own writes the rest small: “cases of august”, “iopc” */
  capitalize: (words: unknown) => (words === null || words === undefined ? '' : capital(String(words))),
  /** of a share from 0 to 1: 91.7% */
  percent: (share: unknown) => (typeof share === 'number' ? percent(share) : ''),
  /** 12,345; what is a range in words stays as it is */
  thousands: (count: unknown) => {
    if (typeof count === 'number') return thousands(count)
    return typeof count === 'string' ? count : ''
  },
}

function ofBoth(a: unknown, b: unknown, words: (a: Instant, b: Instant) => string): string {
  const [first, second] = [a, b].map((at) => (typeof at === 'string' ? parseInstant(at) : null))
  return first && second ? words(first, second) : ''
}
