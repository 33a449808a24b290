// A command-and-control log, pasted: what its labelled lines say, and nothing else. What cannot be read is left to a person.

import { type Instant, localDate } from '../../kernel/time.ts'
import { thousands } from '../../kernel/words.ts'
import { first, type Typed } from '../../web/typed.ts'
import { barredGrade, longestGrade } from './appointments.ts'
import { cells } from './incident/cells.ts'
import { clockBesidePlace } from './incident/clock-beside-place.ts'
import { clean, type Labelled, labelled, labels } from './incident/label.ts'
import { longest, reading } from './incident/line.ts'
import { answerIn, keepsNote, type LogAnswer, mostCareful } from './incident/questions.ts'
import { together } from './incident/together.ts'

export const mostOfALog = 100_000

type Incident = {
  /** Something was pasted at all. */
  readonly pasted: boolean
  /** Fields of the report form by name, as one would type them. */
  readonly found: Readonly<Record<string, string>>
  /** Questions that the log answers under a label, for the person who confirms them. */
  readonly answers: readonly LogAnswer[]
  /** What was found, in words, for the person who confirms it. */
  readonly said: readonly string[]
  /** Labels whose line could not be understood, or said two different things; and a log that is too long. */
  readonly unread: readonly string[]
}

export function readIncident(log: string, now: Instant | null = null): Incident {
  if (log.length > mostOfALog)
    return {
      pasted: true,
      found: {},
      answers: [],
      said: [],
      unread: [`The log has more than ${thousands(mostOfALog)} characters. Paste its first part.`],
    }
  const all = nothingRead()
  for (const line of together(log.split(/\r\n|\r|\n/).flatMap(cells))) readLine(all, line)
  const { found, unread, rest, answers, grades } = all
  if (grades.size > 0) found.set('incidentGraded', [...grades].join('; ').slice(0, longestGrade).toWellFormed())
  keepRest(
    found,
    rest.filter((line) => line !== ''),
    unread,
  )
  numberBesideCaller(found)
  clockBesidePlace(found, unread, now)
  const said = labels.filter(({ field }) => found.has(field) || found.has(`${field}.date`)).map(({ words }) => words)
  completeSource(found, unread)
  return {
    pasted: log.trim() !== '',
    found: Object.fromEntries(found),
    answers: [...answers.values()],
    said,
    unread: [...new Set(unread)].slice(0, 20),
  }
}

/** What the lines so far gave; each line adds to it. */
type Reading = {
  readonly found: Map<string, string>
  readonly unread: string[]
  /** By field what the first line with its label said. */
  readonly seen: Map<string, string>
  /** Lines without a label. */
  readonly rest: string[]
  readonly answers: Map<string, LogAnswer>
  readonly grades: Set<string>
}

const nothingRead = (): Reading => ({
  found: new Map(),
  unread: [],
  seen: new Map(),
  rest: [],
  answers: new Map(),
  grades: new Set(),
})

function readLine(so: Reading, line: string): void {
  // Before anything else: how somebody meant to wait is no reason for the worry.
  const barred = barredGrade(line)
  if (barred !== null) {
    so.grades.add(clean(barred.grade))
    so.rest.push(clean(barred.rest))
    return
  }
  const said = answerIn(line)
  if (said !== null) {
    const before = so.answers.get(said.question)
    so.answers.set(said.question, before === undefined ? said : mostCareful(before, said))
    // Only the main questions have a place for what was said beside the answer.
    if (said.note !== null && !keepsNote(said.question)) so.rest.push(clean(line))
    return
  }
  const one = labelled(line)
  if (one === null) so.rest.push(clean(line))
  else readLabelled(so, one)
}

function readLabelled({ answers, seen, unread, found }: Reading, { field, words, value }: Labelled): void {
  // Who looks after the child says that somebody does.
  if (field === 'lookedAfterBy' && !answers.has('looked-after'))
    answers.set('looked-after', { question: 'looked-after', answer: 'yes', note: null })
  const before = seen.get(field)
  if (before !== undefined) {
    if (before !== value) unread.push(`There twice: ${words}. The first is used.`)
    return
  }
  seen.set(field, value)
  const read = reading(field, value)
  if (read === null) unread.push(`Not read: ${words}, “${value.slice(0, 60)}”.`)
  else for (const [name, text] of read) if (!found.has(name)) found.set(name, text)
}

/** What the form shows after a log was read: what a person typed stays, what is empty is filled. `_read.` says what was read, whatever is made of it. */
export function fillFromIncident(typed: Typed, now: Instant): Typed {
  if (typed['incident'] === undefined) return typed
  const log = first(typed, 'incident')
  const { found, answers } = readIncident(log, now)
  const taken = Object.entries(found).filter(([name]) => first(typed, name).trim() === '')
  const stands = new Set(taken.map(([name]) => name.replace(/\.(date|time|exact)$/, '')))
  const read = [...stands].map((name) => [
    `_read.${name}`,
    found[name] ?? `${found[`${name}.date`]} ${found[`${name}.time`]}`,
  ])
  // As on the empty form: today, and the time is for the person to type.
  const day = first(typed, 'lastSeenAt.date') === '' ? { 'lastSeenAt.date': localDate(now) } : {}
  const said = answers
    .filter(({ question }) => first(typed, `answers.${question}`) === '')
    .flatMap(({ question, answer, note }) => [
      [`answers.${question}`, answer],
      ...(note === null ? [] : [[`notes.${question}`, note]]),
    ])
  return { ...typed, ...day, ...Object.fromEntries([...said, ...taken, ...read]) }
}

/**
 * Whoever pastes it need not type again what the page asked for: a log that names no system is one of command and control (Vigil default),
 * and a time without a reference is still when the force was first told.
 */
function completeSource(found: Map<string, string>, unread: string[]): void {
  if (found.has('source.reference')) {
    if (found.has('source.system')) return
    found.set('source.system', 'command and control')
    unread.push('Not given: system. “command and control” has been entered; change it if the system has its own name.')
    return
  }
  for (const part of ['date', 'time', 'exact']) {
    const created = found.get(`source.createdAt.${part}`)
    if (created === undefined) return
    found.delete(`source.createdAt.${part}`)
    found.set(`firstContactAt.${part}`, created)
  }
  found.delete('source.system')
  unread.push('Not given: reference. The time created has been entered as when the force was first told.')
}

/** “CALLER: R Larwood 07700 900123” gives the number to ring as well, where no line of its own does. */
function numberBesideCaller(found: Map<string, string>): void {
  if (found.has('callerPhone')) return
  const [, before = '', number, after = ''] =
    /^(.*?)[\s,(]*(?<![\d+])((?:\+\d{1,3}[\s-]?|0)\d[\d\s-]{6,14}\d)(?!\d)[\s,)]*(.*)$/.exec(
      found.get('callerName') ?? '',
    ) ?? []
  if (number === undefined) return
  found.set('callerPhone', number)
  const name = [before, after].filter((part) => part !== '').join(', ')
  if (name === '') found.delete('callerName')
  else found.set('callerName', name)
}

/** What no label says is often what matters most: it goes, line by line, after the reason for the worry; what does not fit is said. */
function keepRest(found: Map<string, string>, rest: readonly string[], unread: string[]): void {
  if (rest.length === 0) return
  const whole = [...(found.has('why') ? [found.get('why')] : []), ...rest].join('\n')
  const most = longest['why'] ?? 0
  found.set('why', whole.slice(0, most).toWellFormed())
  if (whole.length > most)
    unread.push('The log is too long for “why they are worried”, so its end was left out. Add it as a note.')
}
