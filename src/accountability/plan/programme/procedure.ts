// A programme folded from its facts: who holds each command post since when, who held it before, and what it meets for.
import { sql } from '../../../kernel/sql.ts'
import { type Folded, owesNothing, type Procedure } from '../../../practice/procedure.ts'
import { leftOf } from '../../../registers/words-erased.ts'
import { type Level, type Meeting, type ProgrammeFact, read } from './facts.ts'

type Held = {
  readonly staffId: string
  readonly since: string
  readonly until: string | null
  readonly because: string | null
}

export type Post = {
  readonly level: Level
  readonly strand: string | null
  /** The first to hold it first; the last holds it now unless they left. */
  readonly holders: readonly Held[]
}

export type ProgrammeState = {
  readonly opened: { readonly title: string; readonly purpose: string } | null
  readonly posts: readonly Post[]
  readonly meetings: readonly (Meeting & { readonly endedOn: string | null })[]
}

export const programme: Procedure<ProgrammeState, ProgrammeFact> = {
  record: 'programme',
  begin: { opened: null, posts: [], meetings: [] },
  evolve,
  read,
  left: leftOf(read),
  project,
  tables: ['programme', 'command_post', 'programme_meeting'],
  ...owesNothing,
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'programme.opened/1': 'opened the programme',
  'programme.post-taken/1': 'recorded who took a command post',
  'programme.post-left/1': 'recorded that a command post is vacant',
  'programme.meeting-set/1': 'set a meeting',
  'programme.meeting-ended/1': 'ended a meeting',
  'programme.words-erased/1': 'erased what was written',
  'programme.erased': 'erased a fact by lawful authority',
}

export const holderOf = (post: Post): Held | null => {
  const last = post.holders.at(-1) ?? null
  return last?.until === null ? last : null
}

export const samePost = (a: Pick<Post, 'level' | 'strand'>, b: Pick<Post, 'level' | 'strand'>): boolean =>
  a.level === b.level && a.strand === b.strand

function evolve(state: ProgrammeState, fact: ProgrammeFact): ProgrammeState {
  switch (fact.kind) {
    case 'programme.opened/1':
      return { ...state, opened: fact.body }
    case 'programme.post-taken/1': {
      const { staffId, since } = fact.body
      const taken = { staffId, since, until: null, because: null }
      return withPost(state, fact.body, (holders) => [...ended(holders, since, 'Somebody else took it over'), taken])
    }
    case 'programme.post-left/1': {
      const { on, because } = fact.body
      return withPost(state, fact.body, (holders) => ended(holders, on, because))
    }
    case 'programme.meeting-set/1': {
      const others = state.meetings.filter((one) => one.name !== fact.body.name)
      return { ...state, meetings: [...others, { ...fact.body, endedOn: null }] }
    }
    case 'programme.meeting-ended/1': {
      const { name, on } = fact.body
      return { ...state, meetings: state.meetings.map((one) => (one.name === name ? { ...one, endedOn: on } : one)) }
    }
    case 'programme.words-erased/1':
    case 'programme.erased':
      return state
  }
}

function withPost(
  state: ProgrammeState,
  { level, strand }: Pick<Post, 'level' | 'strand'>,
  change: (holders: readonly Held[]) => readonly Held[],
): ProgrammeState {
  const known = state.posts.some((one) => samePost(one, { level, strand }))
  const posts = known ? state.posts : [...state.posts, { level, strand, holders: [] }]
  return {
    ...state,
    posts: posts.map((one) => (samePost(one, { level, strand }) ? { ...one, holders: change(one.holders) } : one)),
  }
}

const ended = (holders: readonly Held[], on: string, because: string): readonly Held[] =>
  holders.map((one) => (one.until === null ? { ...one, until: on, because } : one))

function project({ forceId, recordId, state }: Folded<ProgrammeState, ProgrammeFact>) {
  if (state.opened === null) return []
  return [
    sql`
      insert into programme (force_id, record_id, title, purpose)
      values (${forceId}, ${recordId}, ${state.opened.title}, ${state.opened.purpose})
      on conflict (force_id, record_id) do update
      set title = excluded.title, purpose = excluded.purpose`,
    ...state.posts.map((post) => {
      const last = post.holders.at(-1)
      const holder = holderOf(post)
      return sql`
      insert into command_post (force_id, record_id, level, strand, staff_id, since)
      values (${forceId}, ${recordId}, ${post.level}, ${post.strand ?? ''}, ${holder?.staffId ?? null}, ${holder?.since ?? last?.until ?? null})
      on conflict (force_id, record_id, level, strand) do update
      set staff_id = excluded.staff_id, since = excluded.since`
    }),
    ...state.meetings.map(
      (one) => sql`
      insert into programme_meeting (force_id, record_id, name, level, cadence, first_on, ended_on)
      values (${forceId}, ${recordId}, ${one.name}, ${one.level}, ${one.cadence}, ${one.firstOn}, ${one.endedOn})
      on conflict (force_id, record_id, name) do update
      set level = excluded.level, cadence = excluded.cadence, first_on = excluded.first_on, ended_on = excluded.ended_on`,
    ),
  ]
}
