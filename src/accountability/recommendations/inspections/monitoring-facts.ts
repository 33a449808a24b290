// What is recorded of monitoring: the stages of a force with their three dates, and what the oversight group was shown and said; folded into one state.
import Type from 'typebox'
import { earlierFirst } from '../../../kernel/order.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { FactsOf, NewFactsOf } from '../../../practice/fact.ts'
import { Escalated } from '../../../registers/escalated.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text } from '../../../registers/schemas.ts'
import { WordsErased } from '../../../registers/words-erased.ts'
import { PublishedDay } from '../../published-day.ts'

const monitoringKinds = {
  'monitoring.stage-recorded/1': Type.Object({
    force: Line(100),
    stage: Type.Union([Type.Literal('scan'), Type.Literal('engage')]),
    /** Each as far as it is published: of some a month or a year is, of some none; one of the three is known. */
    announced: Maybe(PublishedDay),
    decided: Maybe(PublishedDay),
    effective: Maybe(PublishedDay),
    because: Maybe(Text(2000)),
    /** Where it is published. Not asked before. */
    source: Type.Optional(Maybe(Line(300))),
    /** Of the force that keeps this register, and not of one it is compared with. Not kept before. */
    own: Type.Optional(Type.Boolean()),
    /** The published causes of concern it was for, as they were called that day. Not kept before. */
    causes: Type.Optional(Type.Array(Type.Object({ findingId: Id, theme: Line(300) }), { maxItems: 50 })),
  }),
  /** The policing performance oversight group: what it was shown, asked and decided. */
  'monitoring.group-met/1': Type.Object({
    on: LocalDate,
    shown: Line(300),
    outcome: Text(4000),
    own: Type.Optional(Type.Boolean()),
  }),
  'monitoring.escalated/1': Escalated,
  'monitoring.words-erased/1': WordsErased,
} as const

type Bodies = BodiesOf<typeof monitoringKinds>
export type MonitoringFact = FactsOf<Bodies> | FactsOf<ErasedOf<'monitoring'>>
export type NewMonitoringFact = NewFactsOf<Bodies>

type Stage = Bodies['monitoring.stage-recorded/1'] & { readonly position: number; readonly at: Instant }

export type MonitoringState = {
  readonly force: string | null
  readonly stages: readonly Stage[]
  readonly groups: readonly Bodies['monitoring.group-met/1'][]
  readonly own: boolean
  readonly escalated: readonly string[]
}

/** The one that took effect last; of two on one day the one recorded last. */
export const stageNow = ({ stages }: Pick<MonitoringState, 'stages'>): Stage | null =>
  stages.toSorted((a, b) => earlierFirst(tookEffect(a), tookEffect(b)) || a.position - b.position).at(-1) ?? null

/** Where that is not published, when it was announced or decided. */
export const tookEffect = ({ effective, announced, decided }: Pick<Stage, 'effective' | 'announced' | 'decided'>) =>
  effective ?? announced ?? decided ?? ''

export const readMonitoring = erasableReaderOf('monitoring', monitoringKinds)
