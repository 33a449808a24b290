// What was typed of the plan itself and of the programme around it may be erased: a version that was approved holds the words of its actions. Owners, dates, states, references and each version’s hash stay.
import { gone, ownWordsOf } from '../../registers/words-erased.ts'
import type { ProgrammeFact } from './programme/facts.ts'
import { programme } from './programme/procedure.ts'
import { type Content, hashOf } from './versions/content.ts'
import type { PlanFact } from './versions/facts.ts'
import { plan } from './versions/procedure.ts'

export const planWords = ownWordsOf({
  procedure: plan,
  kind: 'plan.words-erased/1',
  words: 'what was written in the versions of a plan, approved ones too',
  without,
})

function without(fact: PlanFact): object | null {
  switch (fact.kind) {
    case 'plan.opened/1':
      return { ...fact.body, title: gone, to: gone }
    case 'plan.drafted/1': {
      const { content, hash = hashOf(content) } = fact.body
      return { ...fact.body, content: unworded(content), because: gone, hash }
    }
    case 'plan.submitted/1':
      return fact.body.receipt === null ? null : { ...fact.body, receipt: gone }
    case 'plan.accepted/1':
      return fact.body.words === null ? null : { ...fact.body, words: gone }
    case 'plan.queried/1':
      return { ...fact.body, words: gone }
    default:
      return null
  }
}

/** What the register says of a recommendation stands there: here was a copy. */
const unworded = (content: Content): Content => ({
  ...content,
  recommendations: content.recommendations.map((one) => ({
    ...one,
    theme: gone,
    words: one.words === null ? null : gone,
    ...(one.noAction == null ? {} : { noAction: gone }),
  })),
  actions: content.actions.map((one) => ({
    ...{ ...one, text: gone, auditOnly: one.auditOnly === null ? null : gone },
    ...{ guidance: [], videos: [], training: null },
  })),
})

export const programmeWords = ownWordsOf({
  procedure: programme,
  kind: 'programme.words-erased/1',
  words: 'what was written of an improvement programme, its command posts and its meetings',
  without: withoutProgramme,
})

function withoutProgramme(fact: ProgrammeFact, facts: readonly ProgrammeFact[]): object | null {
  switch (fact.kind) {
    case 'programme.opened/1':
      return { title: gone, purpose: gone }
    case 'programme.post-taken/1':
      return fact.body.strand === null ? null : { ...fact.body, strand: strandOf(fact.body.strand, facts) }
    case 'programme.post-left/1': {
      const { strand } = fact.body
      return { ...fact.body, strand: strand === null ? null : strandOf(strand, facts), because: gone }
    }
    case 'programme.meeting-set/1':
    case 'programme.meeting-ended/1':
      return { ...fact.body, name: meetingOf(fact.body.name, facts) }
    default:
      return null
  }
}

/** Two strands stay two, and two meetings. */
const strandOf = (strand: string, facts: readonly ProgrammeFact[]): string =>
  numbered(
    'strand',
    strand,
    facts.flatMap((one) => (one.kind === 'programme.post-taken/1' ? [one.body.strand] : [])),
  )

const meetingOf = (name: string, facts: readonly ProgrammeFact[]): string =>
  numbered(
    'meeting',
    name,
    facts.flatMap((one) => (one.kind === 'programme.meeting-set/1' ? [one.body.name] : [])),
  )

const numbered = (what: string, one: string, all: readonly (string | null)[]): string =>
  `${gone}, ${what} ${[...new Set(all.filter((each) => each !== null))].indexOf(one) + 1}`
