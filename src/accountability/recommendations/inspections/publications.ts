// Reports of other programmes that concern the force, beside the register: firearms licensing, vetting, custody and so on.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { localDate } from '../../../kernel/time.ts'
import type { FactsOf, NewFactsOf } from '../../../practice/fact.ts'
import { owesNothing, type Procedure } from '../../../practice/procedure.ts'
import { deciding, when } from '../../../registers/deciding.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../../registers/fact-kinds.ts'
import { type Command, none } from '../../../registers/records.ts'
import { Id, Line, LocalDate, Maybe } from '../../../registers/schemas.ts'
import { leftOf, WordsErased } from '../../../registers/words-erased.ts'
import { line, optionalLine } from '../../../web/fields.ts'

const kinds = {
  'publication.listed/1': Type.Object({
    programme: Line(100),
    title: Line(300),
    publishedOn: LocalDate,
    address: Maybe(Line(500)),
  }),
  'publication.words-erased/1': WordsErased,
} as const
export type PublicationFact = FactsOf<BodiesOf<typeof kinds>> | FactsOf<ErasedOf<'publication'>>
const read = erasableReaderOf('publication', kinds)
const { unless } = deciding<NewFactsOf<BodiesOf<typeof kinds>>>()
type PublicationState = { readonly listed: BodiesOf<typeof kinds>['publication.listed/1'] | null }

export const publication: Procedure<PublicationState, PublicationFact> = {
  record: 'publication',
  begin: { listed: null },
  evolve: (state, fact) => (fact.kind === 'publication.listed/1' ? { listed: fact.body } : state),
  read,
  left: leftOf(read),
  project: ({ forceId, recordId, state: { listed } }) =>
    listed === null
      ? []
      : [
          sql`
          insert into publication (force_id, record_id, programme, title, published_on, address)
          values (${forceId}, ${recordId}, ${listed.programme}, ${listed.title}, ${listed.publishedOn}, ${listed.address})
          on conflict (force_id, record_id) do nothing`,
        ],
  tables: ['publication'],
  ...owesNothing,
  words: (kind) => (kind === 'publication.listed/1' ? 'listed a publication' : 'erased what was written'),
}

const Body = Type.Object({
  programme: line('Programme', 'Enter the programme', {
    most: 100,
    description: 'Like firearms licensing, vetting, custody',
  }),
  title: line('Title', 'Enter its title', { most: 300 }),
  publishedOn: { ...LocalDate, title: 'Published on', missing: 'Enter when it was published', input: 'date' },
  address: optionalLine('Where it is published', { most: 500 }),
})

export const listPublication: Command<PublicationState, PublicationFact, typeof Body, null> = {
  name: 'list',
  title: 'List a publication',
  path: 'publications',
  permission: 'keep the register',
  opens: true,
  body: Body,
  evidence: none,
  decide: ({ body, now }) =>
    unless(
      when(
        body.publishedOn > localDate(now),
        'publishedOn',
        'This date is in the future. Enter today or an earlier day.',
      ),
      {
        kind: 'publication.listed/1',
        happenedAt: now,
        body,
      },
    ),
}

export const publications = statement({
  name: 'publications: the newest first',
  row: Type.Object({
    record_id: Id,
    programme: Type.String(),
    title: Type.String(),
    published_on: Type.String(),
    address: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, programme, title, published_on, address
    from publication
    where force_id = ${p.force}
    order by published_on desc, title
    limit 200`,
})
