// What is wrong with an action as written, all at once: empty words, dates out of order, circles of dependence. Pure.
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { dateWords, type Instant, localDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import type { Dates, Details } from './facts.ts'

/** Long enough that “improve supervision” or “continue to monitor” alone is not an action. No cleverer than that. */
const shortestText = 40

/** The same word again says nothing more, nor does a letter by itself. */
const fewestWords = 7
const fewestLong = 5

const asksFor = `at least ${shortestText} characters and ${fewestWords} different words, ${fewestLong} of them of three letters or more`

export const textHint = `What will be done, where and how it will be noticed, in ${asksFor}. “Improve” or “continue to monitor” alone is not an action`

export function isSpecific(text: string): boolean {
  const words = [...wordsIn(text)]
  return (
    text.trim().replaceAll(/\s+/g, ' ').length >= shortestText &&
    words.length >= fewestWords &&
    words.filter((word) => word.length > 2).length >= fewestLong
  )
}

const wordsIn = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? [])

/** What is known of everything an action names. */
export type Known = {
  readonly recommendations: ReadonlySet<string>
  readonly measures: ReadonlySet<string>
  /** Each action to those it depends on. */
  readonly dependsOn: ReadonlyMap<string, readonly string[]>
  readonly numbers: ReadonlyMap<string, number>
}

export function detailRefusals(recordId: string, details: Details, known: Known): readonly Refusal[] {
  const unknown = details.measures.filter((id) => !known.measures.has(id))
  const nowhere = details.dependsOn.some((id) => id !== recordId && !known.dependsOn.has(id))
  const { postsFunded, postsFilled } = details
  return [
    ...(details.recommendations.every((id) => known.recommendations.has(id))
      ? []
      : [refusal('recommendations', 'One of these recommendations is not in the register.')]),
    ...(isSpecific(details.text)
      ? []
      : [
          refusal(
            'text',
            `Say what will be done, in ${asksFor}: “improve” or “continue to monitor” alone is not an action.`,
          ),
        ]),
    ...unknown.map((id) => refusal('measures', `There is no measure ${id}.`)),
    ...when(
      details.measures.length > 0 && details.auditOnly !== null,
      'auditOnly',
      'Either name measures or say that only an audit can show it, not both.',
    ),
    ...(details.videos.every(isAddress)
      ? []
      : [refusal('videos', 'Give each video as an address that begins with https://')]),
    ...when((postsFilled ?? 0) > (postsFunded ?? 0), 'postsFilled', 'No more posts can be filled than are funded.'),
    ...when(nowhere, 'dependsOn', 'One of these actions is not in the plan.'),
    ...circleRefusals(recordId, details.dependsOn, known),
  ]
}

export const isAddress = (text: string): boolean => /^https?:\/\/[^\s<>"'`]+$/i.test(text)

/** Each one that waits for this one is named: the rest of a long list may stay chosen. */
function circleRefusals(recordId: string, dependsOn: readonly string[], known: Known): readonly Refusal[] {
  const back = dependsOn.filter((id) => isCircle(recordId, [id], known.dependsOn))
  if (back.length === 0) return []
  const named = back.map((id) => (id === recordId ? 'itself' : `action ${known.numbers.get(id) ?? ''}`))
  const words = `${named.join(' and ')}${back.some((id) => id !== recordId) ? ', which already waits for this one, directly or through others' : ''}`
  return [refusal('dependsOn', `They would wait for each other in a circle. Leave out ${words}.`)]
}

/** Following what it would depend on leads back to it. */
export function isCircle(
  recordId: string,
  dependsOn: readonly string[],
  all: ReadonlyMap<string, readonly string[]>,
): boolean {
  const seen = new Set<string>()
  const waiting = [...dependsOn]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === recordId) return true
    if (seen.has(next)) continue
    seen.add(next)
    waiting.push(...(all.get(next) ?? []))
  }
  return false
}

/** A day that has passed is set with a reason only: the plan says what is still to be done. */
export function dateRefusals(dates: Dates, path: string, now: Instant): readonly Refusal[] {
  const field = (name: string) => (path === '' ? name : `${path}.${name}`)
  const today = localDate(now)
  const gone = [dates.startOn, dates.dueOn, dates.effectOn].filter((day) => day < today)
  return [
    ...orderRefusals(dates, field),
    ...(gone.length > 0 && dates.passed === undefined
      ? [
          refusal(
            field('passed'),
            `${gone.map((day) => dateWords(day)).join(' and ')} ${gone.length === 1 ? 'has' : 'have'} passed. Give today or a later day, or say why you are setting a day that has passed.`,
          ),
        ]
      : []),
  ]
}

const orderRefusals = ({ startOn, dueOn, effectOn }: Dates, field: (name: string) => string): readonly Refusal[] => [
  ...(dueOn < startOn ? [refusal(field('dueOn'), `It cannot be due before it starts on ${dateWords(startOn)}.`)] : []),
  ...(effectOn < dueOn
    ? [refusal(field('effectOn'), `Improvement cannot be seen before it is due to be done on ${dateWords(dueOn)}.`)]
    : []),
]

/** Another date is one still to come: a change to a day that has passed moves nothing. */
export const newDateRefusals = (dates: Dates, now: Instant): readonly Refusal[] => [
  ...orderRefusals(dates, (name) => name),
  ...when(dates.dueOn < localDate(now), 'dueOn', 'This day has passed. Ask for today or a later day.'),
]
