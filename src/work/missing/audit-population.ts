// Ended episodes as cases that may be audited: what a sample is drawn from, without a name in it. Read by the measure's role: restricted ones too.
import type { Database } from '../../kernel/database.ts'
import { addDays, type Instant, type LocalDate, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { likelyNames } from '../../practice/names-in-text.ts'
import { redact } from '../../practice/redaction.ts'
import { thenAndNow } from '../../registers/measures.ts'
import { factOfRow, factsOfRecord } from '../../registers/records.ts'
import { SYSTEM } from '../../registers/world.ts'
import { detailOf } from './details.ts'
import { answerAuditConcern } from './duties/oversight.ts'
import { ethnicityCodes, ethnicityOf } from './ethnicity.ts'
import { questions } from './grade/questions.ts'
import { auditTopic } from './measures/returned-cases.ts'
import { missing } from './procedure.ts'
import { everEnded, homesInEpisodes, namesInEpisodes, returnedCases, unitNames } from './queries/audit.ts'
import type { EpisodeState } from './state.ts'
import { factWords } from './words.ts'

type Answered = {
  readonly recordId: string
  readonly child?: string
  readonly stratum: string
  readonly unit: string
  readonly team: string
  readonly area: string
  readonly endedOn: LocalDate
  readonly involved: readonly string[]
  readonly kind: 'ethnicity' | 'an answer of no'
  readonly question: string
  readonly recorded: string
}

/** As accountability takes it: by value, not knowing whose it is. Voided and transferred episodes are nobody's to judge here. */
export const auditableEpisodes = (db: Database) => ({
  topic: auditTopic,
  /** As the ledger held them at a size, and as they stand. */
  casesThen: async (asked: AskedThen) => {
    const folded = await endedThen(db, asked)
    return { known: folded.known.map(caseOf), now: folded.now.map(caseOf) }
  },
  /** Ethnicity as recorded, and every question answered “no”: the last said of each. */
  answersThen: async (asked: AskedThen) => {
    const folded = await endedThen(db, asked)
    return { known: folded.known.flatMap(answersOf), now: folded.now.flatMap(answersOf) }
  },
  mayBeSaid: (kind: 'ethnicity' | 'an answer of no'): readonly string[] =>
    kind === 'ethnicity' ? ethnicityCodes.map(({ code }) => labelOf(code)) : ['yes', 'no', 'not known'],
  address: (recordId: string) => `/missing/${recordId}`,
  /** Where an inspector returns it because a child may not be safe. */
  returning: (recordId: string) => `/missing/${recordId}/inspector-concern`,
  /** Those returned so, by an inspector or an auditor: when last, and when that was answered. */
  returned: async (force: string, recordIds: readonly string[], now: Instant) =>
    await db.read({ force, who: SYSTEM, now }, async (reader) => {
      const rows = await returnedCases.all(reader, { force, name: answerAuditConcern.name, records: [...recordIds] })
      return new Map(rows.map((row) => [row.record_id, { at: row.started_at, answeredAt: row.met_at }]))
    }),
  /** Every entry in words, oldest first, without who recorded it. */
  entries: async (force: string, recordId: string, now: Instant) =>
    await db.read({ force, who: SYSTEM, now }, async (reader) => {
      const facts = (await factsOfRecord.all(reader, { force, record: recordId })).map((row) =>
        missing.read(factOfRow(row)),
      )
      return facts.map((fact) => ({
        at: fact.happenedAt,
        recordedAt: fact.recordedAt,
        words: factWords(fact.kind),
        detail: detailOf(fact),
      }))
    }),
  /** So that they can be taken out of what leaves the force. */
  names: async (force: string, recordIds: readonly string[], now: Instant) => {
    const rows = await db.read(
      { force, who: SYSTEM, now },
      async (reader) => await namesInEpisodes.all(reader, { force, records: [...recordIds] }),
    )
    return new Map(rows.map((row) => [row.record_id, [...row.names, ...namesAmong(row.people)]]))
  },
  /** Where a looked-after child lives: a home’s name and road, which no form of an address gives away. */
  homes: async (force: string, recordId: string, now: Instant): Promise<readonly string[]> => {
    const rows = await db.read(
      { force, who: SYSTEM, now },
      async (reader) => await homesInEpisodes.all(reader, { force, records: [recordId] }),
    )
    return rows.map(({ place }) => place)
  },
})

/** Whoever else the file names where it asks for a person; an address there is taken out by its form, as everywhere. */
const namesAmong = (people: readonly string[]): readonly string[] =>
  people.flatMap((words) => likelyNames(redact(words, []).text, []))

const ethnicityAsked = 'How does the child describe their ethnicity?'
const labelOf = (code: string): string => (ethnicityOf.get(code)?.label ?? code).slice(0, 100)
const questionWords = new Map(questions.map(({ id, words }) => [id, words]))

type AskedThen = {
  readonly force: string
  readonly from: LocalDate
  readonly until: LocalDate
  readonly now: Instant
  readonly knownAt: number
}

type Ended = {
  readonly recordId: string
  readonly state: EpisodeState
  readonly closedAt: Instant
  readonly by: readonly string[]
  readonly team: string
}

/** Every episode that was ever said to have ended in these days, folded as it was known and as it stands: which of them had ended, of each. */
async function endedThen(db: Database, { force, from, until, now, knownAt }: AskedThen) {
  const [first, end] = [startOfLocalDay(from), startOfLocalDay(addDays(until, 1))]
  const { folded, units } = await db.read({ force, who: SYSTEM, now }, async (reader) => {
    const [rows, names] = await Promise.all([
      everEnded.all(reader, { force, from: first, until: end }),
      unitNames.all(reader, { force }),
    ])
    const records = rows.map((row) => row.record_id)
    return {
      folded: await thenAndNow(reader, missing, { force, records, ledgerSize: knownAt }),
      units: new Map(names.map((row) => [row.unit_id, row.name])),
    }
  })
  const hasEnded = (state: EpisodeState | null): state is EpisodeState & { readonly closedAt: Instant } =>
    state?.phase === 'closed' &&
    state.report !== null &&
    state.closedAt !== null &&
    state.closedAt >= first &&
    state.closedAt < end
  const ended = ({ recordId, by }: (typeof folded)[number], state: EpisodeState | null): readonly Ended[] =>
    hasEnded(state)
      ? [{ recordId, state, closedAt: state.closedAt, by, team: units.get(unitOf(state)) ?? unitOf(state) }]
      : []
  return {
    known: folded.flatMap((one) => ended(one, one.known)),
    now: folded.flatMap((one) => ended(one, one.now)),
  }
}

const unitOf = ({ owner, report }: EpisodeState): string => owner?.unit ?? report?.unit ?? ''

/** Whoever had a hand in it since had one too: `by` is up to now. */
const caseOf = ({ recordId, state, closedAt, by, team }: Ended) => ({
  recordId,
  ...(state.report?.child.personId === undefined ? {} : { child: state.report.child.personId }),
  stratum: state.level ?? 'not graded',
  unit: unitOf(state),
  team,
  area: state.report?.area ?? '',
  endedOn: localDate(closedAt),
  involved: by,
})

function answersOf(ended: Ended): readonly Answered[] {
  const { answers, ethnicity } = ended.state
  const about = caseOf(ended)
  const code = ethnicity?.code ?? null
  return [
    ...(code === null
      ? []
      : [{ ...about, kind: 'ethnicity' as const, question: ethnicityAsked, recorded: labelOf(code) }]),
    ...Object.entries(answers)
      .filter(([, said]) => said?.answer === 'no')
      .map(([question]) => ({
        ...about,
        kind: 'an answer of no' as const,
        question: questionWords.get(question) ?? question,
        recorded: 'no',
      })),
  ]
}
