// Comments under section 55: what the procedure is made of, and the row that the lists read.

import { type Sql, sql } from '../../kernel/sql.ts'
import type { Folded, Procedure } from '../../practice/procedure.ts'
import { escalating } from '../../registers/escalated.ts'
import { leftOf } from '../../registers/words-erased.ts'
import { sayInPublic } from '../commissioner-said.ts'
import { sentUp } from '../ladder.ts'
import { lastDay, rules } from './duties.ts'
import { sayBy, since } from './entered-late.ts'
import { read, type Section55Fact } from './facts.ts'
import { leftOut, leftOutRule } from './left-out.ts'
import { saidInPublic } from './shown-in-public.ts'
import { evolve, type Section55State } from './state.ts'

export const section55: Procedure<Section55State, Section55Fact> = {
  record: 'section-55',
  begin: {
    opened: null,
    openedAt: null,
    notKnownSince: null,
    saidNone: null,
    recommendations: [],
    replyBy: null,
    chief: null,
    own: null,
    answers: new Map(),
    printed: new Set(),
    completedAt: null,
    published: null,
    earlierOffered: null,
    earlier: null,
    wordsShownAt: null,
    copies: [],
    later: [],
    addenda: [],
    addendaAt: [],
    covered: null,
    notOwed: null,
    corrections: [],
    escalated: [],
  },
  evolve: (state, fact) => since(state, evolve(state, fact), fact.recordedAt),
  rules: sentUp([...rules, leftOutRule]),
  read,
  left: leftOf(read),
  project,
  tables: ['section_55'],
  ...escalating('section-55.escalated/1'),
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'section-55.opened/1': 'opened the comments',
  'section-55.chief-invited/1': 'invited the chief officer',
  'section-55.chief-commented/1': 'recorded the chief officer’s comments',
  'section-55.commented/1': 'commented',
  'section-55.answered/1': 'answered for a recommendation',
  'section-55.completed/1': 'marked them complete',
  'section-55.published/1': 'published the comments',
  'section-55.earlier-offered/1': 'offered comments published before',
  'section-55.earlier-refused/1': 'refused the document',
  'section-55.none-published/1': 'said that none were published before the report was entered',
  'section-55.published-earlier/1': 'confirmed that the comments were published before',
  'section-55.words-shown/1': 'added the words to what the public site shows',
  'section-55.copied/1': 'sent a copy',
  'section-55.recommendations-added/1': 'took in recommendations confirmed since',
  'section-55.addendum-published/1': 'published an addendum',
  'section-55.covered/1': 'marked the report as answered with the force’s own report',
  'section-55.report-corrected/1': 'took over a corrected title or day of publication',
  'section-55.not-owed/1': 'said that the Act asks for no comments',
  'section-55.owed-again/1': 'said that the Act asks for comments after all',
  'section-55.escalated/1': 'told somebody further up',
  'section-55.words-erased/1': 'erased what was written',
  'section-55.erased': 'wrote something that has since been erased',
}

function project({ forceId, recordId, state, steps }: Folded<Section55State, Section55Fact>): readonly Sql[] {
  const { opened: begun, published } = state
  if (begun === null) return []
  return [
    sql`
    insert into section_55 (force_id, record_id, report, published_on, due_on, recommendations, answered, completed_at, comments_published_at, address, gap, copies, addenda, covered_by,
      inspection_id, not_owed, left_out, say_by)
    values (${forceId}, ${recordId}, ${begun.report}, ${begun.publishedOn}::date, ${lastDay(begun.publishedOn)}::date, ${state.recommendations.length},
      ${state.answers.size}, ${state.completedAt}, ${published?.at ?? null}, ${published?.address ?? null}, ${JSON.stringify(published?.gap ?? [])}::jsonb, ${state.copies.length}, ${state.addenda.length}, ${state.covered?.report ?? null},
      ${begun.inspectionId ?? null}, ${state.notOwed?.because ?? null}, ${JSON.stringify(leftOut(state).map(({ reference }) => reference))}::jsonb, ${sayBy(state)}::date)
    on conflict (force_id, record_id) do update
    set report = excluded.report, published_on = excluded.published_on, due_on = excluded.due_on, not_owed = excluded.not_owed,
      recommendations = excluded.recommendations, answered = excluded.answered, completed_at = excluded.completed_at, comments_published_at = excluded.comments_published_at,
      address = excluded.address, gap = excluded.gap, copies = excluded.copies, addenda = excluded.addenda, covered_by = excluded.covered_by, left_out = excluded.left_out, say_by = excluded.say_by`,
    ...sayInPublic(forceId, recordId, saidInPublic(steps, state)),
  ]
}
