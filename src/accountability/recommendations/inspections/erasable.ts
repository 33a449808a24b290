// What was typed and pasted of an inspection may be erased, whole or one finding alone: somebody may have named a child there. What a report asked for stays in the register, and so do grades, counts, days, measures and which document said it.
import type { Reader } from '../../../kernel/database.ts'
import { load } from '../../../registers/records.ts'
import { gone, ownWordsOf } from '../../../registers/words-erased.ts'
import type { World } from '../../../registers/world.ts'
import type { InspectionFact } from './facts.ts'
import { inspection } from './procedure.ts'
import { type PublicationFact, publication } from './publications.ts'
import { type FileFact, registerFile } from './register-file.ts'

const whole = ownWordsOf({
  procedure: inspection,
  kind: 'inspection.words-erased/1',
  words: 'what was typed and pasted of an inspection; its recommendations stay in the register',
  without,
})

/** The whole file is kept as it was sent. What it put into the register stands there by itself. */
const fileRows = ownWordsOf({
  procedure: registerFile,
  kind: 'register-file.words-erased/1',
  words: 'the rows of a file that was checked for the register',
  without: (fact: FileFact) =>
    fact.kind === 'register-file.read/1'
      ? { ...fact.body, text: gone, errors: [{ row: 0, column: '', sentence: 'Its rows are erased' }] }
      : null,
})

/** A report that others published stands where they published it: what goes is how it was written down here. */
const publicationWords = ownWordsOf({
  procedure: publication,
  kind: 'publication.words-erased/1',
  words: 'a publication of another programme, as it was written down here',
  without: (fact: PublicationFact) =>
    fact.kind === 'publication.listed/1' ? { ...fact.body, programme: gone, title: gone, address: null } : null,
})

export const erasable = [
  whole,
  fileRows,
  publicationWords,
  {
    ...whole,
    record: 'inspection finding',
    words: 'the words of one finding of an inspection',
    oneEntry: true,
    look: async (reader: Reader, world: World, recordId: string, entry: number | null) => {
      const { facts } = await load(reader, world, inspection, recordId)
      const left = inspection.left?.(facts) ?? facts
      const findingId = findingOf(left.find(({ position }) => position === entry))
      const ofIt = new Set(left.filter((one) => findingOf(one) === findingId).map(({ position }) => position))
      const found = findingId === null ? null : await whole.look(reader, world, recordId)
      const positions = found?.positions.filter((one) => ofIt.has(one)) ?? []
      return positions.length === 0 ? null : ({ kind: 'may go', positions } as const)
    },
  },
] as const

function findingOf(fact: InspectionFact | undefined): string | null {
  switch (fact?.kind) {
    case 'inspection.found/1':
    case 'inspection.finding-correction-asked/1':
    case 'inspection.finding-correction-refused/1':
    case 'inspection.finding-corrected/1':
    case 'inspection.ending-offered/1':
    case 'inspection.ending-refused/1':
      return fact.body.findingId
    default:
      return null
  }
}

function without(fact: InspectionFact, facts: readonly InspectionFact[]): object | null {
  switch (fact.kind) {
    case 'inspection.recorded/1':
      return facts.some(({ kind }) => kind === 'inspection.published/1') ? null : { ...fact.body, title: gone }
    case 'inspection.found/1':
      return { ...fact.body, ...unworded(fact.body) }
    case 'inspection.finding-corrected/1':
      return {
        ...{ ...fact.body, ...unworded(fact.body) },
        before: fact.body.before.map((one) => ({ ...one, ...unworded(one), because: gone })),
      }
    case 'inspection.finding-correction-asked/1': {
      const { to } = fact.body
      return { ...fact.body, to: { ...to, ...unworded(to) }, because: gone, text: gone }
    }
    // Its hash says which document it was.
    case 'inspection.ending-offered/1':
    case 'inspection.earlier-plan-offered/1':
    case 'inspection.closing-offered/1':
      return { ...fact.body, text: gone }
    case 'inspection.text-read/1':
      return { ...fact.body, items: [], rest: [] }
    case 'inspection.recommendation-held/1':
      return { ...fact.body, ...unworded(fact.body), ...(fact.body.scaleReason == null ? {} : { scaleReason: gone }) }
    case 'inspection.files-counted/1':
      return { ...fact.body, area: `${gone}, area ${areas(facts).indexOf(fact.body.area) + 1}` }
    case 'inspection.plan-sent/1': {
      const { reasons = [] } = fact.body
      return reasons.length === 0 ? null : { ...fact.body, reasons: reasons.map((one) => ({ ...one, because: gone })) }
    }
    case 'inspection.stage-reached/1':
      return fact.body.because === null ? null : { ...fact.body, because: gone }
    case 'inspection.comments-set/1':
      return { ...fact.body, note: gone }
    case 'inspection.readers-named/1':
    case 'inspection.finding-correction-refused/1':
    case 'inspection.ending-refused/1':
    case 'inspection.earlier-plan-refused/1':
    case 'inspection.closing-refused/1':
    case 'inspection.item-dismissed/1':
    case 'inspection.correction-refused/1':
    case 'inspection.correction-asked/1':
    case 'inspection.corrected/1':
      return { ...fact.body, because: gone }
    default:
      return null
  }
}

type Worded = { readonly theme: string; readonly words: string | null; readonly paragraph: string | null }

const unworded = ({ words }: Worded) => ({ theme: gone, words: words === null ? null : gone, paragraph: null })

/** Counts of an area that were entered again stay counts of one area. */
const areas = (facts: readonly InspectionFact[]): readonly string[] => [
  ...new Set(facts.flatMap((one) => (one.kind === 'inspection.files-counted/1' ? [one.body.area] : []))),
]
