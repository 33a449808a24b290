// A request for new readers of a draft under embargo that nobody is left to open: asked for by one person, decided by a chief officer.
import Type from 'typebox'
import { sql } from '../../../../kernel/sql.ts'
import type { FactsOf, NewFactsOf } from '../../../../practice/fact.ts'
import { owesNothing, type Procedure } from '../../../../practice/procedure.ts'
import { type BodiesOf, readerOf } from '../../../../registers/fact-kinds.ts'
import { Id, Line, Text } from '../../../../registers/schemas.ts'

const kinds = {
  'draft-readers.asked/1': Type.Object({
    about: Id,
    reference: Line(60),
    readers: Type.Array(Id, { minItems: 1, maxItems: 20 }),
    because: Text(1000),
    askedBy: Line(),
  }),
  'draft-readers.agreed/1': Type.Object({}),
  'draft-readers.refused/1': Type.Object({ because: Text(1000) }),
} as const

type Bodies = BodiesOf<typeof kinds>
export type RequestFact = FactsOf<Bodies>
export type NewRequestFact = NewFactsOf<Bodies>
export type RequestState = {
  readonly asked: (Bodies['draft-readers.asked/1'] & { readonly by: string }) | null
  readonly decided: 'agreed' | 'refused' | null
}

export const draftReaders: Procedure<RequestState, RequestFact> = {
  record: 'draft-readers',
  begin: { asked: null, decided: null },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'draft-readers.asked/1':
        return { ...state, asked: { ...fact.body, by: fact.recordedBy } }
      case 'draft-readers.agreed/1':
        return { ...state, decided: 'agreed' }
      case 'draft-readers.refused/1':
        return { ...state, decided: 'refused' }
    }
  },
  read: readerOf(kinds),
  project: ({ forceId, recordId, facts, state: { asked, decided } }) =>
    asked === null
      ? []
      : [
          sql`
          insert into draft_readers (force_id, record_id, about, reference, readers, because, asked_by, asked_at, decided)
          values (${forceId}, ${recordId}, ${asked.about}, ${asked.reference}, ${[...asked.readers]}::uuid[], ${asked.because}, ${asked.by},
            ${facts[0]?.recordedAt ?? null}, ${decided})
          on conflict (force_id, record_id) do update
          set decided = excluded.decided`,
        ],
  tables: ['draft_readers'],
  ...owesNothing,
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'draft-readers.asked/1': 'asked for new readers of a draft',
  'draft-readers.agreed/1': 'agreed new readers of a draft',
  'draft-readers.refused/1': 'refused new readers of a draft',
}
