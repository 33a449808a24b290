// A report may ask several bodies together: one of them is followed here by figures and dates, the others stand beside it, and of the local policing body its own written answer is owed.
import Type from 'typebox'
import { when } from '../../registers/deciding.ts'
import type { Person } from '../../registers/permissions.ts'
import { may } from '../../registers/permissions.ts'
import { choice } from '../../web/fields.ts'
import type { RecommendationState } from './state.ts'

/** Never the chief officer: where the force is among them, its part is the one that is followed. */
export const others = ['local policing body', 'another body'] as const
export type Other = (typeof others)[number]

const words: Readonly<Record<Other, string>> = {
  'local policing body': 'The local policing body',
  'another body': 'Another body: a safeguarding partner, for example',
}

export const withOthersField = Type.Optional({
  ...Type.Array(choice('Which body?', 'Choose the body', others, words), { maxItems: 2, uniqueItems: true }),
  title: 'Who else is asked to do it with them?',
  description:
    'If the chief officer is among them, choose the chief officer above: the figures and the date are of the force’s part. The local policing body then owes a written answer of its own, where one is owed',
  input: 'checkboxes',
})

type Said = { readonly addressee: string; readonly withOthers?: readonly Other[] | undefined }

export const withOthersWrong = ({ addressee, withOthers = [] }: Said, isPanels: boolean) => [
  ...when(
    withOthers.some((one) => one === addressee),
    'withOthers',
    'This is already who must do it. Choose only who else is asked.',
  ),
  ...when(
    isPanels && withOthers.length > 0,
    'withOthers',
    'What a panel asks, it asks of the local policing body alone. Choose nobody else.',
  ),
]

/** “, with the local policing body and another body”. */
export const withOthersWords = ({ withOthers = [] }: Pick<Said, 'withOthers'>): string =>
  withOthers.length === 0
    ? ''
    : `, with ${withOthers.map((one) => (one === 'another body' ? one : `the ${one}`)).join(' and ')}`

/** Asked together with somebody else, and so of an answer of its own. */
export const isAskedBeside = ({ received }: Pick<RecommendationState, 'received'>): boolean =>
  received?.withOthers?.includes('local policing body') === true

/** Whose answer somebody records: their own office’s. */
export const answersBeside = (state: RecommendationState, by: Person): boolean =>
  isAskedBeside(state) && may(by, 'scrutinise')
