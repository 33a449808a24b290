// Stages of the inspectorate's monitoring, of this force and of others: each with the day it was announced, decided and took effect.
import { sql } from '../../../kernel/sql.ts'
import type { Procedure } from '../../../practice/procedure.ts'
import { escalating, keyOfEscalated } from '../../../registers/escalated.ts'
import { leftOf } from '../../../registers/words-erased.ts'
import { type MonitoringFact, type MonitoringState, readMonitoring } from './monitoring-facts.ts'
import { holdTheSession } from './session-owed.ts'

export const monitoring: Procedure<MonitoringState, MonitoringFact> = {
  record: 'monitoring',
  begin: { force: null, stages: [], groups: [], own: false, escalated: [] },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'monitoring.stage-recorded/1':
        return {
          ...state,
          force: fact.body.force,
          stages: [...state.stages, { ...fact.body, position: fact.position, at: fact.happenedAt }],
          own: state.own || fact.body.own === true,
        }
      case 'monitoring.group-met/1':
        return { ...state, groups: [...state.groups, fact.body], own: state.own || fact.body.own === true }
      case 'monitoring.escalated/1':
        return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
      case 'monitoring.words-erased/1':
      case 'monitoring.erased':
        return state
    }
  },
  rules: [holdTheSession],
  read: readMonitoring,
  left: leftOf(readMonitoring),
  project: ({ forceId, recordId, state }) =>
    state.stages.map(
      (one) => sql`
      insert into monitoring_stage (force_id, record_id, of_force, position, stage, announced_on, decided_on, effective_on, because, source)
      values (${forceId}, ${recordId}, ${one.force}, ${one.position}, ${one.stage}, ${one.announced}, ${one.decided}, ${one.effective}, ${one.because}, ${one.source ?? null})
      on conflict (force_id, record_id, position) do nothing`,
    ),
  tables: ['monitoring_stage'],
  ...escalating('monitoring.escalated/1'),
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'monitoring.stage-recorded/1': 'recorded a stage of monitoring',
  'monitoring.group-met/1': 'recorded a meeting of the oversight group',
  'monitoring.escalated/1': 'told somebody further up',
  'monitoring.words-erased/1': 'erased what was written',
  'monitoring.erased': 'wrote what was erased since',
}
