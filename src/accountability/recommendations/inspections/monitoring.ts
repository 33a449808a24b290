// Stages of the inspectorate's monitoring, of this force and of others: each with the day it was announced, decided and took effect.
import Type from 'typebox'
import { sql } from '../../../kernel/sql.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { FactsOf, NewFactsOf } from '../../../practice/fact.ts'
import type { Procedure } from '../../../practice/procedure.ts'
import { type BodiesOf, readerOf } from '../../../registers/fact-kinds.ts'
import { Line, LocalDate, Maybe, Text } from '../../../registers/schemas.ts'

const monitoringKinds = {
  'monitoring.stage-recorded/1': Type.Object({
    force: Line(100),
    stage: Type.Union([Type.Literal('scan'), Type.Literal('engage')]),
    announced: Maybe(LocalDate),
    decided: Maybe(LocalDate),
    effective: LocalDate,
    because: Maybe(Text(2000)),
  }),
  /** The policing performance oversight group: what it was shown, asked and decided. */
  'monitoring.group-met/1': Type.Object({ on: LocalDate, shown: Line(300), outcome: Text(4000) }),
} as const

type Bodies = BodiesOf<typeof monitoringKinds>
export type MonitoringFact = FactsOf<Bodies>
export type NewMonitoringFact = NewFactsOf<Bodies>

type Stage = Bodies['monitoring.stage-recorded/1'] & { readonly position: number; readonly at: Instant }

export type MonitoringState = {
  readonly force: string | null
  readonly stages: readonly Stage[]
  readonly groups: readonly Bodies['monitoring.group-met/1'][]
}

export const monitoring: Procedure<MonitoringState, MonitoringFact> = {
  record: 'monitoring',
  begin: { force: null, stages: [], groups: [] },
  evolve: (state, fact) =>
    fact.kind === 'monitoring.stage-recorded/1'
      ? {
          ...state,
          force: fact.body.force,
          stages: [...state.stages, { ...fact.body, position: fact.position, at: fact.happenedAt }],
        }
      : { ...state, groups: [...state.groups, fact.body] },
  rules: [],
  read: readerOf(monitoringKinds),
  observe: () => [],
  project: ({ forceId, recordId, state }) =>
    state.stages.map(
      (one) => sql`
      insert into monitoring_stage (force_id, record_id, of_force, position, stage, announced_on, decided_on, effective_on, because)
      values (${forceId}, ${recordId}, ${one.force}, ${one.position}, ${one.stage}, ${one.announced}, ${one.decided}, ${one.effective}, ${one.because})
      on conflict (force_id, record_id, position) do nothing`,
    ),
  tables: ['monitoring_stage'],
  escalated: () => new Set(),
  escalation: () => null,
  words: (kind) =>
    kind === 'monitoring.stage-recorded/1'
      ? 'recorded a stage of monitoring'
      : 'recorded a meeting of the oversight group',
}
