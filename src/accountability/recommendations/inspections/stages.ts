// How far an inspection is: typed where nothing in the records could say it, and otherwise computed from what they say.
import { dateWords, dayOf, type Instant, localDate } from '../../../kernel/time.ts'
import { capital } from '../../../kernel/words.ts'
import { asksForPlan } from './duties.ts'

export const stageNames = [
  'announced',
  'fieldwork',
  'debriefed',
  'draft',
  'published',
  'responded',
  'followed up',
  'closed',
] as const
type StageName = (typeof stageNames)[number]

/** `on` is null where it was reached and no day is recorded; of fieldwork it may be a month, or the words that are published. */
type Stage = {
  readonly stage: StageName
  readonly on: string | null
  readonly until: string | null
  readonly words: string
}

type Known = {
  readonly record_id: string
  readonly kind: string
  readonly announced_on: string | null
  readonly fieldwork: string | null
  readonly fieldwork_from: string | null
  readonly fieldwork_until: string | null
  readonly debriefed_on: string | null
  readonly draft_on: string | null
  readonly embargo_until: string | null
  readonly findings: number
  readonly published_on: string | null
  readonly plan_answered_on: string | null
  readonly comments_owed: boolean
  readonly comments_on: string | null
  /** The Act asks for none of its own, as the local policing body said, or another report's answer it. */
  readonly comments_none: boolean
  readonly closed_on: string | null
}
type Following = { readonly follows: string | null; readonly reference: string; readonly published_on: string | null }

type Stages = {
  readonly stage: StageName | null
  readonly stages: readonly Stage[]
  /** Passed, as a later one shows, and on no record. */
  readonly notRecorded: readonly StageName[]
}

export function stagesOf(one: Known, all: readonly Following[], now: Instant): Stages {
  const stages = reached(one, all, now)
  const last = stages.at(-1)?.stage ?? null
  return {
    stage: last,
    stages,
    notRecorded: stageNames
      .slice(0, last === null ? 0 : stageNames.indexOf(last))
      .filter((name) => name !== 'responded' || answersOwed(one).length > 0)
      .filter((name) => !stages.some(({ stage }) => stage === name)),
  }
}

function reached(one: Known, all: readonly Following[], now: Instant): readonly Stage[] {
  const on = (stage: StageName, day: string | null, by = ''): readonly Stage[] =>
    day === null ? [] : [{ stage, on: day, until: null, words: `${capital(stage)} ${dateWords(dayOf(day))}${by}` }]
  const answers = answersOwed(one)
  const followed = all
    .filter(({ follows, published_on }) => follows === one.record_id && published_on !== null)
    .sort((a, b) => (a.published_on ?? '').localeCompare(b.published_on ?? ''))[0]
  return [
    ...on('announced', one.announced_on),
    ...fieldwork(one, now),
    ...on('debriefed', one.debriefed_on),
    ...draft(one),
    ...on('published', one.published_on),
    ...(answers.length > 0 && answers.every((day) => day !== null)
      ? on(
          'responded',
          answers
            .flatMap((day) => day ?? [])
            .sort()
            .at(-1) ?? null,
        )
      : []),
    ...on('followed up', followed?.published_on ?? null, ` by ${followed?.reference ?? ''}`),
    ...on('closed', one.closed_on),
  ]
}

/** Its days where they are recorded; otherwise the words, which are said of what is published, or of a month that has come. */
function fieldwork(one: Known, now: Instant): readonly Stage[] {
  const { fieldwork: said, fieldwork_from: from, fieldwork_until: until, published_on } = one
  if (from !== null) {
    const days =
      until === null ? `from ${dateWords(dayOf(from))}` : `${dateWords(dayOf(from))} to ${dateWords(dayOf(until))}`
    return [{ stage: 'fieldwork', on: from, until, words: `Fieldwork ${days}` }]
  }
  const month = said !== null && /^\d{4}-\d{2}(?:-\d{2})?$/.test(said)
  const begun = published_on !== null || (month && said <= localDate(now))
  return said !== null && begun
    ? [{ stage: 'fieldwork', on: said, until: null, words: `Fieldwork ${month ? dateWords(said) : said}` }]
    : []
}

/** What it found is known here, or it is under an embargo until a time: the draft came, on whichever day. */
function draft({ draft_on: on, embargo_until, findings, published_on }: Known): readonly Stage[] {
  if (on !== null) return [{ stage: 'draft', on, until: null, words: `Draft ${dateWords(dayOf(on))}` }]
  const came = published_on === null && (embargo_until !== null || findings > 0)
  return came ? [{ stage: 'draft', on, until: null, words: 'Draft, on a day that is not recorded' }] : []
}

/** The days on which what it asks for in answer was given, null where it is still owed. */
function answersOwed(one: Known): readonly (string | null)[] {
  if (one.published_on === null) return []
  return [
    ...(asksForPlan(one) ? [one.plan_answered_on] : []),
    ...(one.comments_owed && !one.comments_none ? [one.comments_on] : []),
  ]
}
