// What the page of scrutiny answers a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, OneOf } from '../../registers/schemas.ts'
import { assured } from './answer-parts.ts'
import { drafts } from './queries/drafts.ts'
import { ownActions, section55s } from './queries/own-part.ts'
import { performanceMeetings } from './queries/performance.ts'
import { checks } from './queries/publication.ts'
import { decisions, notLookedAtAgain } from './queries.ts'

const Missed = Type.Object({ words: Type.String(), dueOn: LocalDate, path: Type.String() })

const Unanswered = Type.Object({
  due_on: LocalDate,
  late: Type.Boolean(),
  title: Type.String(),
  record_id: Id,
  published_on: LocalDate,
})

const Publication = Type.Object({
  last: Maybe(checks.row),
  age: Maybe(Type.Number()),
  /** As the clock of its last look says; of a page at which nobody looked, `firstLook` says by when somebody does. */
  stale: Type.Boolean(),
  firstLook: Maybe(Type.Object({ late: Type.Boolean(), when: Type.String() })),
  away: Type.Boolean(),
  inOrder: Type.Boolean(),
  daysAway: Type.Number(),
  onTheBoard: Type.Boolean(),
  /** What Vigil’s own public site has of it. */
  here: Maybe(Type.String()),
  id: OneOf('section-55', 'national-priorities', 'inspection-report', 'complaints-data', 'plans'),
  words: OneOf(
    'Comments on each report, with an answer for each recommendation',
    'Statement of the force’s contribution to national priorities',
    'The most recent annual report and summary assessment of the inspectorate',
    'Quarterly and annual complaints data and report',
    'The force’s performance and action plans',
  ),
  source: OneOf(
    'Police Act 1996 s.55',
    'Specified Information Order 2011 as amended 2021, Schedule Part 1, 7A',
    'Specified Information Order 2011 as amended 2021, Schedule Part 1, 7B',
    'Specified Information Order 2011 as amended 2021, Schedule Part 1, 7C',
    'Police Reform and Social Responsibility Act 2011 s.11: information by which the public can judge; asked for by the Staffordshire panel in June 2022, when they had been off the site for weeks',
  ),
  staleAfterWorkingDays: Type.Union([Type.Literal(40), Type.Literal(66), Type.Literal(5)]),
  holdsTheNewest: Type.Optional(Type.Boolean()),
})

const Figure = Type.Object({
  measure: Type.String(),
  question: Type.String(),
  figure: Type.String(),
  asked: Type.String(),
  worseThan: Maybe(Type.String()),
  gap: Maybe(Type.String()),
  unasked: Type.Boolean(),
})

const Question = Type.Object({
  recordId: Id,
  reference: Type.String(),
  theme: Type.String(),
  words: Maybe(Type.String()),
  standing: Maybe(Type.String()),
  stops: Type.Array(Type.String()),
  figures: Type.Array(Figure),
  onlyUntested: Type.Boolean(),
  asks: Type.Array(Type.Object({ question: Type.String(), askFor: Type.String() })),
})

export const scrutinyAnswer = Type.Object({
  today: LocalDate,
  missed: Type.Array(Missed),
  dates: Type.Array(Type.Object({ ...Missed.properties, late: Type.Boolean(), when: Type.String() })),
  late: Type.Number(),
  lateDates: Type.Number(),
  datesToCome: Type.Number(),
  /** Pages of which nothing waits for the office. */
  inOrder: Type.Number(),
  inAll: Type.Number(),
  said: Type.Number(),
  unsaid: Type.Number(),
  disagreements: Type.Array(Type.Object({ ...assured, status: Type.String(), stops: Type.Array(Type.String()) })),
  lateActions: Type.Array(ownActions.row),
  otherActions: Type.Array(ownActions.row),
  again: Type.Array(
    Type.Object({ ...notLookedAtAgain.row.properties, late: Type.Boolean(), disagrees: Type.Boolean() }),
  ),
  comments: Type.Array(Type.Object({ ...section55s.row.properties, late: Type.Boolean(), answered: Type.Boolean() })),
  /** Places in them of those that are answered. */
  answered: Type.Array(Type.Integer()),
  unanswered: Type.Array(Unanswered),
  publications: Type.Array(Publication),
  meetings: Type.Array(Type.Object({ ...performanceMeetings.row.properties, unrecorded: Type.Boolean() })),
  year: Type.Number(),
  held: Type.Number(),
  begun: Type.Boolean(),
  questions: Type.Array(Question),
  /** Places in them: the hard ones, and those of which nothing but a test is owed. */
  hard: Type.Array(Type.Integer()),
  untested: Type.Array(Type.Integer()),
  /** For the office alone; nobody else is told of any. */
  drafts: Type.Array(drafts.row),
  decisions: Type.Array(
    Type.Object({
      ...decisions.row.properties,
      figuresThen: Type.String(),
      standing: Maybe(Type.String()),
      disagreedThen: Type.Boolean(),
      disagreesNow: Type.Boolean(),
    }),
  ),
  maySay: Type.Boolean(),
})
