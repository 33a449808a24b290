// The procedure of an action: its fold, its duties and its row, put together.

import { sql } from '../../../kernel/sql.ts'
import type { Folded, Procedure } from '../../../practice/procedure.ts'
import { escalating } from '../../../registers/escalated.ts'
import { leftOf } from '../../../registers/words-erased.ts'
import { rules } from './duties.ts'
import { type ActionFact, read } from './facts.ts'
import { type ActionState, begin, evolve } from './state.ts'

export const action: Procedure<ActionState, ActionFact> = {
  record: 'action',
  begin,
  evolve,
  rules,
  read,
  left: leftOf(read),
  project,
  tables: ['action'],
  ...escalating('action.escalated/1'),
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'action.written/1': 'wrote the action',
  'action.rewritten/1': 'changed its wording',
  'action.dated/1': 'set its dates',
  'action.allocated/1': 'gave it an owner',
  'action.owner-left/1': 'recorded that its owner left: it is unallocated',
  'action.started/1': 'started it',
  'action.claimed/1': 'claimed that it is done',
  'action.checked/1': 'checked the claim',
  'action.returned/1': 'returned it',
  'action.date-asked/1': 'asked for another date',
  'action.date-agreed/1': 'agreed the new date',
  'action.date-refused/1': 'refused the new date',
  'action.withdrawal-asked/1': 'asked to withdraw it',
  'action.withdrawal-refused/1': 'refused to withdraw it',
  'action.withdrawn/1': 'agreed to withdraw it',
  'action.effect-shown/1': 'said whether it had the intended effect',
  'action.file-attached/1': 'attached a file',
  'action.file-withdrawn/1': 'withdrew a file',
  'action.escalated/1': 'told somebody further up',
  'action.words-erased/1': 'erased what was written',
  'action.erased': 'erased a fact by lawful authority',
}

function project({ forceId, recordId, state }: Folded<ActionState, ActionFact>) {
  const { details, dates, owner } = state
  if (details === null) return []
  return [
    sql`
      insert into action (force_id, record_id, number, recommendations, text, owner_id, post, start_on, due_on, effect_on, measures, audit_only,
        depends_on, posts_funded, posts_filled, state, date_changes, claimed_at, guidance, videos, training)
      values (${forceId}, ${recordId}, ${state.number}, ${[...details.recommendations]}::uuid[], ${details.text}, ${owner?.staffId ?? null},
        ${owner?.post ?? null}, ${dates?.startOn ?? null}, ${dates?.dueOn ?? null}, ${dates?.effectOn ?? null}, ${[...details.measures]}::text[],
        ${details.auditOnly}, ${[...details.dependsOn]}::uuid[], ${details.postsFunded}, ${details.postsFilled}, ${state.stage},
        ${state.dateChanges.length}, ${state.stage === 'claimed done' ? (state.claim?.at ?? null) : null},
        ${[...details.guidance]}::text[], ${[...details.videos]}::text[], ${details.training})
      on conflict (force_id, record_id) do update
      set number = excluded.number, recommendations = excluded.recommendations, text = excluded.text, owner_id = excluded.owner_id,
        post = excluded.post, start_on = excluded.start_on, due_on = excluded.due_on, effect_on = excluded.effect_on, measures = excluded.measures,
        audit_only = excluded.audit_only, depends_on = excluded.depends_on, posts_funded = excluded.posts_funded,
        posts_filled = excluded.posts_filled, state = excluded.state, date_changes = excluded.date_changes, claimed_at = excluded.claimed_at,
        guidance = excluded.guidance, videos = excluded.videos, training = excluded.training`,
  ]
}
