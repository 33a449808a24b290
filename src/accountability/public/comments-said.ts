// Comments under section 55 as the public site knows them: each report's, with what followed, and what they say of one recommendation.
import { dateWords, dayOf } from '../../kernel/time.ts'
import { Addendum, Comments, Copy, Correction, Words } from '../comments-said.ts'
import type { PublicRecommendation } from './facts.ts'
import { byRecord, changedAt, readerOfPart, type SaidRow } from './said-parts.ts'

const comments = readerOfPart('comments', Comments)
const addenda = readerOfPart('addendum', Addendum)
const words = readerOfPart('words', Words)
const copies = readerOfPart('copy', Copy)
const corrections = readerOfPart('correction', Correction)

export type CommentsSaid = ReturnType<typeof commentsSaid>[number]

/** Of one force, those published last first. */
export function commentsSaid(all: readonly SaidRow[], force: string) {
  return byRecord(all, force)
    .flatMap(([id, rows]) => comments(rows).map((body) => withWhatFollowed(id, body, rows)))
    .toSorted((a, b) => b.on.localeCompare(a.on) || a.id.localeCompare(b.id))
}

function withWhatFollowed(id: string, published: Comments, rows: readonly SaidRow[]) {
  const added = words(rows).at(0) ?? null
  const body = withTheirWords(published, added)
  const since = addenda(rows).map((one, at) => addendumWithWords(one, at + 1, added))
  const [sent, corrected] = [copies(rows), corrections(rows)]
  const answeredSince = new Set(since.flatMap(({ answers }) => answers.map((one) => one.id)))
  const stands = corrected.at(-1) ?? body
  return {
    id,
    ...body,
    wordsAddedOn: added?.on ?? null,
    addenda: since,
    corrections: corrected,
    /** By the day of publication that the register has now. */
    stands: { publishedOn: stands.publishedOn, lastDay: stands.lastDay, inTime: stands.inTime },
    leftOut: body.recommendations
      .filter((one) => !one.answered && !answeredSince.has(one.id))
      .map(({ reference }) => reference),
    copies: body.copiesOwed.map(({ to, words }) => ({
      words,
      on: sent.filter((one) => one.to === to).map((one) => one.on),
      /** Addenda of which no copy is recorded, by their number: of each one is owed by itself. */
      without: since.flatMap((addendum, at) =>
        sent.some((one) => one.to === to && (one.of === undefined ? one.on >= addendum.on : one.of === at + 1))
          ? []
          : [at + 1],
      ),
    })),
    changedAt: changedAt(rows),
  }
}

/** As they were published; `text` where they were a document, whose parts nobody told apart. */
function withTheirWords(published: Comments, added: Words | null) {
  if (added === null || added.comments === null) return { ...published, text: null }
  const { document: text, ...said } = added.comments
  return {
    ...published,
    ...said,
    text,
    wordsHere: true,
    recommendations: withAnswers(published.recommendations, added.answers),
  }
}

function addendumWithWords(one: Addendum, number: number, added: Words | null): Addendum {
  const its = added?.addenda.find((each) => each.number === number)
  return its === undefined
    ? one
    : { ...one, wordsHere: true, chief: its.chief, reply: its.reply, answers: withAnswers(one.answers, its.answers) }
}

type Answer = Words['answers'][number]
const withAnswers = <One extends Answer>(asked: readonly One[], given: readonly Answer[]): One[] =>
  asked.map((one) => ({ ...one, ...(given.find(({ id }) => id === one.id) ?? {}) }))

/** What the comments say of one recommendation, in words: published with an answer, with a gap, or not at all. Null where section 55 is not about it. */
export function ofRecommendation(one: PublicRecommendation, said: readonly CommentsSaid[], today: string) {
  const { comments: asked = null } = one
  const on = said.find(
    ({ id, recommendations }) => id === asked?.id || recommendations.some((each) => each.id === one.id),
  )
  if (on !== undefined) return answeredIn(on, one.id)
  if (asked === null) return null
  return { ...nothing, words: whyNot(asked, today) }
}

const nothing = { id: null, action: null, whyNone: null, gap: false }

function answeredIn(on: CommentsSaid, id: string) {
  const addendum = on.addenda.find(({ answers }) => answers.some((each) => each.id === id))
  const answer =
    addendum?.answers.find((each) => each.id === id) ??
    on.recommendations.find((each) => each.id === id && each.answered)
  const when = `${dateWords(dayOf(on.on))}, ${timely(on)}`
  if (answer === undefined)
    return {
      ...nothing,
      id: on.id,
      gap: true,
      words: `The comments on its report were published ${when}. For this recommendation they give neither an action nor a reason for taking none.`,
    }
  const { action, whyNone } = answer
  return {
    ...nothing,
    ...{ id: on.id, action, whyNone },
    words:
      addendum === undefined
        ? `Answered in the comments on its report, published ${when}.`
        : `The comments on its report, published ${when}, left it out. It was answered in an addendum published ${dateWords(dayOf(addendum.on))}.`,
  }
}

const timely = ({ stands }: Pick<CommentsSaid, 'stands'>): string =>
  stands.inTime ? 'in time' : `after the last lawful day, ${dateWords(dayOf(stands.lastDay))}`

export type Asked = NonNullable<PublicRecommendation['comments']>

/** Why there are none: in this order, since what is not owed is never late. */
export function whyNot(
  { lastDay, notOwed, answeredWith, publishedOn, notKnown = false }: Asked,
  today: string,
): string {
  if (notOwed) return 'The local policing body said that section 55 does not require comments on this report.'
  if (answeredWith !== null) return `This report is answered in the comments on “${answeredWith}”.`
  // Published after the release was frozen it stands above; before that the two come together.
  if (publishedOn !== null) return `Comments on this report were published ${dateWords(dayOf(publishedOn))}.`
  const last = dateWords(dayOf(lastDay))
  if (notKnown)
    return `It is not known here whether comments on this report were published by ${last}, the last lawful day, because the report was entered here after that day.`
  return today <= lastDay
    ? `No comments on this report are published yet. The last lawful day for them is ${last}.`
    : `No comments on this report are recorded as published by ${last}, the last lawful day, or since.`
}
