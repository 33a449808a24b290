// Where a question may be put, as a force’s policy has it: who decides whether it is, how long it may be, when it meets.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { parseLocalDate } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import type { Permission } from '../../registers/permissions.ts'
import { Line, LocalDate } from '../../registers/schemas.ts'

export const kindsOfForum = ['panel', 'public meeting', 'at any time'] as const
export const deciders = ['panel secretariat', "commissioner's office"] as const
export const notices = ['clear working days', 'midday, days before', 'none'] as const
/** What somebody says of how they belong to the area, for forums that take questions of those who do (accountability.md 3.4). */
const ties = ['live', 'work', 'study', 'none'] as const
export const Tie = Type.Enum([...ties])
export type Tie = Static<typeof Tie>
export const tiesAsked = ['not asked', 'lives or works there', 'lives, works or studies there'] as const
export const supplementaries = ['one may be asked', 'one may be asked if the chair consents'] as const

export const Forum = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
  words: Line(120),
  kind: Type.Enum([...kindsOfForum]),
  decides: Type.Enum([...deciders]),
  notice: Type.Enum([...notices]),
  days: Type.Integer({ minimum: 0, maximum: 60 }),
  most: Type.Integer({ minimum: 100, maximum: 2000 }),
  whoMayAsk: Line(300),
  /** Tables from before it was asked have neither of these: then nothing is asked, and nobody need consent. */
  tie: Type.Optional(Type.Enum([...tiesAsked])),
  supplementary: Type.Optional(Type.Enum([...supplementaries])),
  meetings: Type.Array(LocalDate, { maxItems: 60 }),
  source: Line(300),
})
export type Forum = Static<typeof Forum>

const Forums = Type.Object({ forums: Type.Array(Forum, { minItems: 1, maxItems: 20 }) })
type Forums = Static<typeof Forums>

export const tableName = 'question forums'

/** What stands until a force approves its own. Dates of meetings are for the force to enter: none is invented. */
export const defaultForums: Forums = {
  forums: [
    {
      id: 'panel',
      words: 'The police and crime panel',
      kind: 'panel',
      decides: 'panel secretariat',
      notice: 'clear working days',
      days: 3,
      most: 2000,
      whoMayAsk: 'Anybody who lives or works in the area',
      tie: 'lives or works there',
      supplementary: 'one may be asked if the chair consents',
      meetings: [],
      source:
        'Staffordshire panel’s published rule: people who live or work there, three clear working days, a supplementary question with the chair’s consent. The rest is Vigil’s default',
    },
    {
      id: 'public-meeting',
      words: 'A public performance meeting',
      kind: 'public meeting',
      decides: "commissioner's office",
      notice: 'none',
      days: 0,
      most: 2000,
      whoMayAsk: 'Anybody',
      meetings: [],
      source: 'Public meetings three times a year, announced by the commissioner; the rule is Vigil’s default',
    },
    {
      id: 'commissioner',
      words: 'The commissioner',
      kind: 'at any time',
      decides: "commissioner's office",
      notice: 'none',
      days: 0,
      most: 2000,
      whoMayAsk: 'Anybody',
      meetings: [],
      source: 'Vigil default',
    },
  ],
}

const sound = Compile(Forums)
export const forumsOf = (table: unknown): Forums => (sound.Check(table) ? table : defaultForums)

export function forumRefusals(table: unknown): readonly string[] {
  if (!sound.Check(table))
    return sound
      .Errors(table)
      .slice(0, 20)
      .map((error) => `${error.instancePath || 'The table'} ${error.message}`)
  const { forums } = table
  const ids = forums.map(({ id }) => id)
  return [
    ...(new Set(ids).size < ids.length ? ['Two forums have the same short name. Give each its own.'] : []),
    // A commissioner who could refuse a question to the panel would choose what is asked of them (accountability.md 3.4).
    ...forums
      .filter(({ kind, decides }) => kind === 'panel' && decides !== 'panel secretariat')
      .map(
        ({ words }) =>
          `${words}: the panel’s secretariat decides on questions to the panel, never the commissioner’s office.`,
      ),
    ...forums
      .filter(({ kind, notice }) => kind === 'at any time' && notice !== 'none')
      .map(({ words }) => `${words}: notice can only be given of a meeting, and this forum has none.`),
    ...forums.flatMap(({ words, meetings }) =>
      meetings.filter((day) => !isDay(day)).map((day) => `${words}: ${day} is not a date. Enter one like 2027-01-25.`),
    ),
  ]
}

/** By its short name; a forum that the policy no longer has is null, and its questions are the secretariat's. */
export const forumOf = (policy: Policy, id: string): Forum | null =>
  forumsOf(policy.tables[tableName]).forums.find((one) => one.id === id) ?? null

/** What the public form asks of how somebody belongs to the area. */
export const tieAsked = (forum: Forum | null): (typeof tiesAsked)[number] => forum?.tie ?? 'not asked'

export const needsChair = (forum: Forum | null): boolean =>
  forum?.supplementary === 'one may be asked if the chair consents'

/** Who admits: the panel's host authority, or the commissioner's office for forums of its own. */
export const gateOf = (forum: Forum | null): Permission =>
  forum?.decides === "commissioner's office" ? 'scrutinise' : 'decide on questions'

export const isDay = (day: string): boolean => parseLocalDate(day) !== null
