// What a version of the plan says, taken whole from the actions as they stand that moment. Once drafted it never changes.
import { createHash } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { canonical } from '../../../kernel/canonical.ts'
import { endedStages } from '../../../practice/stages.ts'
import { Id, Line, LocalDate, Maybe, Text } from '../../../registers/schemas.ts'
import { askedOfOthers } from '../../asked-of.ts'
import type { ActionRow, Recommendation } from '../action/queries.ts'
import type { Questions } from '../action/writing.ts'

const ActionSaid = Type.Object({
  id: Id,
  number: Type.Integer(),
  text: Text(2000),
  /** References, as people say them. */
  recommendations: Type.Array(Line(60)),
  owner: Maybe(Type.Object({ staffId: Id, name: Line(120), post: Line(120) })),
  startOn: Maybe(LocalDate),
  dueOn: Maybe(LocalDate),
  effectOn: Maybe(LocalDate),
  measures: Type.Array(Type.Object({ id: Line(60), question: Text(1000) })),
  auditOnly: Maybe(Text(500)),
  guidance: Type.Array(Line(300)),
  videos: Type.Array(Line(300)),
  training: Maybe(Text(1000)),
  postsFunded: Maybe(Type.Integer()),
  postsFilled: Maybe(Type.Integer()),
  /** Their numbers. */
  dependsOn: Type.Array(Type.Integer()),
  state: Line(40),
  dateChanges: Type.Integer(),
})
export type ActionSaid = Static<typeof ActionSaid>

const RecommendationSaid = Type.Object({
  reference: Line(60),
  theme: Line(300),
  words: Maybe(Text(8000)),
  dueOn: Maybe(LocalDate),
  /** How often its date was moved. Not kept before. */
  dateChanges: Type.Optional(Type.Integer()),
  /** Why no action serves it, null where one does; and what ended it. Versions drafted before they were asked have neither. */
  noAction: Type.Optional(Maybe(Line(300))),
  ended: Type.Optional(Maybe(Line(40))),
  /** Whom it is addressed to, where that is not the force: they answer for it themselves. Not kept before. */
  askedOf: Type.Optional(Maybe(Line(100))),
  /** Of what is asked for at once, what was reported last; null of everything else. Not kept before. */
  atOnce: Type.Optional(
    Maybe(Type.Object({ reported: Maybe(Type.Object({ on: LocalDate, to: Line(), says: Text() })) })),
  ),
})

const ReportSaid = Type.Object({ title: Line(300), publishedOn: LocalDate })

export const Content = Type.Object({
  /** The reports that it answers, as the register had them. Not kept before. */
  reports: Type.Optional(Type.Array(ReportSaid, { maxItems: 100 })),
  recommendations: Type.Array(RecommendationSaid, { maxItems: 200 }),
  actions: Type.Array(ActionSaid, { maxItems: 500 }),
})
export type Content = Static<typeof Content>

/** The actions that serve any of the plan's recommendations, in the order of their numbers. */
export function contentOf(
  answered: readonly string[],
  rows: readonly ActionRow[],
  register: readonly Recommendation[],
  questions: Questions,
  reasons: ReadonlyMap<string, string>,
  reports: readonly Static<typeof ReportSaid>[],
): Content {
  const mine = register.filter((one) => answered.includes(one.record_id))
  const references = new Map(register.map((one) => [one.record_id, one.reference]))
  const numbers = new Map(rows.map((row) => [row.record_id, row.number]))
  const serving = rows
    .filter((row) => row.state !== 'withdrawn' && row.recommendations.some((id) => answered.includes(id)))
    .sort((a, b) => a.number - b.number)
  const served = new Set(serving.flatMap((row) => row.recommendations))
  return {
    reports: reports.map(({ title, publishedOn }) => ({ title, publishedOn })),
    recommendations: mine.map(
      ({ record_id, reference, theme, words, stage, due_on, date_changes, asked_of, at_once, reported }) => ({
        ...{ reference, theme, words, dueOn: due_on, dateChanges: date_changes },
        noAction: served.has(record_id) ? null : (reasons.get(reference) ?? null),
        ended: endedStages.includes(stage) ? stage : null,
        askedOf: askedOfOthers({ asked_of }),
        atOnce: at_once ? { reported } : null,
      }),
    ),
    actions: serving.map((row) => said(row, references, numbers, questions)),
  }
}

const said = (
  row: ActionRow,
  references: ReadonlyMap<string, string>,
  numbers: ReadonlyMap<string, number>,
  questions: Questions,
): ActionSaid => ({
  id: row.record_id,
  number: row.number,
  text: row.text,
  recommendations: row.recommendations.flatMap((id) => references.get(id) ?? []).sort(asCounted),
  owner:
    row.owner_id === null || row.owner === null
      ? null
      : { staffId: row.owner_id, name: row.owner, post: row.post ?? row.owner },
  startOn: row.start_on,
  dueOn: row.due_on,
  effectOn: row.effect_on,
  measures: measuresOf(row, questions),
  auditOnly: row.audit_only,
  guidance: row.guidance,
  videos: row.videos,
  training: row.training,
  postsFunded: row.posts_funded,
  postsFilled: row.posts_filled,
  dependsOn: row.depends_on.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b),
  state: row.state,
  dateChanges: row.date_changes,
})

/** One that is measured no more shows nothing: the action needs another, unless it is finished and nobody can write it anew. */
const measuresOf = ({ measures, state }: ActionRow, questions: Questions): ActionSaid['measures'] =>
  measures
    .filter((id) => questions.has(id) || state === 'checked')
    .map((id) => ({ id, question: questions.get(id)?.question ?? id }))

export const hashOf = (content: Content): string => createHash('sha256').update(canonical(content)).digest('hex')

/** NCPI-2021/10 after NCPI-2021/9. */
const asCounted = new Intl.Collator('en-GB', { numeric: true }).compare
