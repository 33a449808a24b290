// What the public site says of comments under section 55: as they were published, what followed, and never words that nobody looked at first.
import { dayOf, type LocalDate, localDate } from '../../kernel/time.ts'
import type { Step } from '../../practice/duties.ts'
import type { Comments, Copy } from '../comments-said.ts'
import { numbered, type Part, type Said } from '../commissioner-said.ts'
import { addendaOf } from './addenda.ts'
import { addressees, copiesOwed, lastDay } from './duties.ts'
import type { Section55Fact } from './facts.ts'
import type { Section55State } from './state.ts'
import { unshownWords } from './unshown-words.ts'

type Steps = readonly Step<Section55State, Section55Fact>[]

export function saidInPublic(steps: Steps, state: Section55State): readonly Said[] {
  const first = steps.findIndex((one) => one.state.published !== null)
  const then = steps[first]
  if (then === undefined) return []
  const comments = commentsOf(then.state)
  const addenda = addendaOf(state)
  const since = steps.slice(first).flatMap((step): readonly (Part & { at: typeof step.fact.recordedAt })[] => {
    const { fact, state: by } = step
    const [at, on] = [fact.recordedAt, localDate(fact.recordedAt)]
    switch (fact.kind) {
      case 'section-55.published/1':
        return fact === then.fact ? [{ part: 'comments', at, body: comments }] : []
      case 'section-55.published-earlier/1':
        return fact === then.fact
          ? [
              { part: 'comments', at, body: comments },
              ...fact.body.copied.map((to) => ({ part: 'copy' as const, at, body: { to, on: fact.body.on } })),
            ]
          : []
      case 'section-55.words-shown/1':
        return [{ part: 'words', at, body: { on, ...unshownWords(steps, by) } }]
      case 'section-55.copied/1':
        return [{ part: 'copy', at, body: copyOf(fact.body, dayOf(fact.body.sentOn ?? on)) }]
      case 'section-55.addendum-published/1':
        return addenda
          .slice(by.addenda.length - 1, by.addenda.length)
          .map((one) => ({ part: 'addendum', at, body: addendumOf(one, on) }))
      case 'section-55.report-corrected/1': {
        const { report, publishedOn } = fact.body
        const last = lastDay(publishedOn)
        return [
          { part: 'correction', at, body: { on, report, publishedOn, lastDay: last, inTime: comments.on <= last } },
        ]
      }
      default:
        return []
    }
  })
  return numbered(since)
}

/** `state` is that of the fact that published them. */
function commentsOf(state: Section55State): Comments {
  const { opened, published, earlier, chief, own, recommendations, printed, answers, replyBy } = state
  const publishedOn = opened?.publishedOn ?? ''
  const [last, on] = [lastDay(publishedOn), published === null ? '' : localDate(published.at)]
  const wordsHere = published?.lookedAt !== undefined
  const said = new Map((published?.register?.recommendations ?? []).map((one) => [one.recordId, one]))
  const shown = (words: string | null | undefined) => (wordsHere ? (words ?? null) : null)
  return {
    report: opened?.report ?? '',
    publishedOn,
    lastDay: last,
    on,
    inTime: on <= last,
    address: published?.address ?? '',
    document: earlier?.document ?? null,
    wordsHere,
    invitedUntil: replyBy,
    chiefSaid: chief !== null,
    chief: shown(chief?.comments),
    own: shown(own?.comments),
    reply: shown(own?.reply),
    gap: [...(published?.gap ?? [])],
    copiesOwed: copiesOwed.map((to) => ({ to, words: addressees[to] })),
    recommendations: recommendations.map(({ recordId: id, reference, theme }) => ({
      ...{ id, reference, theme },
      action: shown(answers.get(id)?.action),
      whyNone: shown(answers.get(id)?.whyNone),
      answered: printed.has(id),
      words: said.get(id)?.words ?? null,
      standing: said.get(id)?.standing ?? null,
    })),
  }
}

function addendumOf({ address, reply, answers, comments, lookedAt }: ReturnType<typeof addendaOf>[number], on: string) {
  const wordsHere = lookedAt !== undefined
  return {
    on,
    address,
    wordsHere,
    chief: wordsHere ? comments : [],
    reply: wordsHere ? reply : null,
    answers: answers.map(({ recordId: id, reference, theme, action, whyNone }) => ({
      ...{ id, reference, theme },
      action: wordsHere ? action : null,
      whyNone: wordsHere ? whyNone : null,
    })),
  }
}

/** Of one that did not say what it was a copy of, nothing is said of that here either: what stands there stays the same. */
const copyOf = ({ to, of }: { readonly to: string; readonly of?: number }, on: LocalDate): Copy =>
  of === undefined ? { to, on } : { to, on, of }
