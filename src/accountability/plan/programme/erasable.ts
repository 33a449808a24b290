// What was typed of the improvement programme around the plan may be erased: its purpose, strands and meetings. Who held which post, and when, stays.
import { gone, ownWordsOf } from '../../../registers/words-erased.ts'
import type { ProgrammeFact } from './facts.ts'
import { programme } from './procedure.ts'

export const programmeWords = ownWordsOf({
  procedure: programme,
  kind: 'programme.words-erased/1',
  words: 'what was written of an improvement programme, its command posts and its meetings',
  without,
})

function without(fact: ProgrammeFact, facts: readonly ProgrammeFact[]): object | null {
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
