// Labelled answers in a command-and-control log: which question a line answers, and how. What is not plainly an answer stays words.
import { questions } from '../grade/questions.ts'
import { clean } from './label.ts'

type AnswerWord = 'yes' | 'no' | 'not known'

export type LogAnswer = { readonly question: string; readonly answer: AnswerWord; readonly note: string | null }

/** The answer of one line; null where it is none that can be read: then the line is kept as it stands. */
export function answerIn(line: string): LogAnswer | null {
  const [, label = '', rest = ''] =
    /^\s{0,20}([A-Za-z][A-Za-z ./-]{0,40}?)\s{0,5}[:=]\s{0,20}(\S.{0,1200})$/.exec(line) ?? []
  const known = questionOf.get(label.toLowerCase().replace(/[./-]/g, ' ').replace(/ +/g, ' ').trim())
  if (known === undefined) return null
  const said = answered(clean(rest))
  // “CSE: no” says nothing of county lines: a label for a part of a question can only make it a yes.
  if (said === null || (known.part && said.answer !== 'yes')) return null
  return { question: known.question, ...said }
}

/** Whether a report has a place for what was said beside the answer. */
export const keepsNote = (question: string): boolean =>
  questions.some(({ id, group }) => id === question && group === 'twelve')

/** The most careful of several lines that answer one question: a yes, then not known. */
export function mostCareful(one: LogAnswer, other: LogAnswer): LogAnswer {
  const [first, second] = careful.indexOf(one.answer) <= careful.indexOf(other.answer) ? [one, other] : [other, one]
  const notes = [...new Set([first.note, second.note].filter((note) => note !== null))]
  return { ...first, note: notes.length === 0 ? null : notes.join('; ').slice(0, 1000).toWellFormed() }
}

const careful: readonly AnswerWord[] = ['yes', 'not known', 'no']

/** “yes she cut herself” is a yes; “no known risk” and “none known” are no answer that anybody may rely on. */
function answered(value: string): Pick<LogAnswer, 'answer' | 'note'> | null {
  const [, word = '', after = ''] =
    /^(yes|y|no|none|nil|n|not known|unknown|n\/k|nk)(?:\.?$|\s*[,;:(–-]\s*(.*)$)/i.exec(value) ?? []
  const note = after.replace(/\)$/, '').trim() || null
  if (word === '') return /^yes\s/i.test(value) ? { answer: 'yes', note: value.slice(4).trim() } : null
  if (/^y/i.test(word)) return { answer: 'yes', note }
  return { answer: /^(no|none|nil|n)$/i.test(word) ? 'no' : 'not known', note }
}

type Labels = { readonly whole: readonly string[]; readonly part?: readonly string[] }

/** Labels as logs write them, without case and punctuation. `part` asks less than the question does. */
const labels: Readonly<Record<string, Labels>> = {
  'specific-worry': { whole: ['specific worry', 'particular worry', 'specific concern'] },
  'enquiries-made': { whole: ['enquiries made', 'already searched', 'looked for already'] },
  'out-of-character': { whole: ['out of character'] },
  'missing-before': { whole: ['missing before', 'previously missing', 'been missing before', 'prev misper'] },
  'medical-need': { whole: ['medical', 'medical need', 'medical needs'], part: ['medication', 'medicine'] },
  'crime-victim': { whole: ['victim of crime', 'crime victim', 'victim of a crime'] },
  hurt: { whole: ['hurt'], part: ['injured', 'injury'] },
  exploitation: { whole: ['exploitation'], part: ['cse', 'cce', 'county lines', 'trafficking'] },
  'self-harm': { whole: ['self harm', 'suicide or self harm', 'suicide self harm'], part: ['suicide', 'suicidal'] },
  'danger-to-others': { whole: ['danger to others', 'risk to others'], part: ['violent'] },
  'travel-abroad': { whole: ['travel abroad', 'may travel abroad'] },
  'anything-else': { whole: ['anything else'] },
  weapon: { whole: ['weapon', 'weapons'] },
  'looked-after': {
    whole: ['looked after', 'looked after child', 'lac', 'in care'],
    part: ['care leaver', 'protection plan', 'child in need'],
  },
  unaccompanied: { whole: ['unaccompanied'], part: ['asylum', 'uasc'] },
  disability: { whole: ['disability'], part: ['autism'] },
  exposure: { whole: ['exposure', 'exposed'] },
  'honour-based': { whole: ['honour based abuse'], part: ['forced marriage', 'fgm', 'hba'] },
  'abuse-at-home': { whole: ['domestic abuse'] },
  'with-known-risk': { whole: [], part: ['with sex offender', 'with rso'] },
}

type Known = { readonly question: string; readonly part: boolean }

const questionOf: ReadonlyMap<string, Known> = new Map<string, Known>(
  Object.entries(labels).flatMap(([question, { whole, part = [] }]) => [
    ...whole.map((label): [string, Known] => [label, { question, part: false }]),
    ...part.map((label): [string, Known] => [label, { question, part: true }]),
  ]),
)
