// A question is published with its answer, and followed up. What seems to name somebody or to give a count away is published only by somebody who says that they looked, and why it may stand.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { when } from '../../registers/deciding.ts'
import { may } from '../../registers/permissions.ts'
import { none } from '../../registers/records.ts'
import { gone } from '../../registers/words-erased.ts'
import { optionalText, text, tick } from '../../web/fields.ts'
import { isCorrected, lookedAt, typedSigns } from './names-somebody.ts'
import { command, notTheirs, unless } from './question-command.ts'
import type { QuestionState } from './state.ts'

const looking = {
  looked: Type.Optional(
    tick(
      'I have checked everything that is pointed out',
      'Only needed if something in it may name somebody or reveal a small count',
    ),
  ),
  mayStand: Type.Optional(
    optionalText('Why it may be published', {
      description:
        'Only needed if something is pointed out. It is not published, but kept with the name of the person who publishes',
      most: 1000,
    }),
  ),
}
type Looking = { readonly looked?: boolean; readonly mayStand?: string | null }

const notLookedAt = (field: string, signs: readonly string[], { looked, mayStand }: Looking): readonly Refusal[] =>
  signs.length === 0
    ? []
    : [
        ...(looked === true
          ? []
          : [
              refusal(
                field,
                `Check this first and tick that you have, or have the question answered again without it: ${signs.slice(0, 6).join('; ')}.`,
              ),
            ]),
        ...when((mayStand ?? null) === null, 'mayStand', 'Enter why what is pointed out may be published.'),
      ]

const lookedBody = (signs: readonly string[], { mayStand }: Looking) =>
  signs.length === 0 ? {} : { lookedAt: { signs: signs.length, because: mayStand ?? '' } }

export const publish = command({
  name: 'publish',
  title: 'Publish it with its answer',
  path: 'publication',
  permission: 'see public questions and figures',
  body: Type.Object(looking),
  evidence: none,
  decide: ({ body, state, by, policy, now }) => {
    const signs = lookedAt(state)
    return unless(
      [
        ...notTheirs(state, by, policy),
        ...when(state.stage !== 'answered', '', 'It has not been answered, or is already published.'),
        ...when(
          isErased(state),
          '',
          'Some of its words were erased, so it cannot be published. If words of an answer were erased, the question must be answered again first.',
        ),
        ...notLookedAt('looked', signs, body),
      ],
      { kind: 'question.published/1', happenedAt: now, body: lookedBody(signs, body) },
    )
  },
})

export const followUp = command({
  name: 'follow-up',
  title: 'Follow it up',
  path: 'follow-ups',
  permission: 'see public questions and figures',
  body: Type.Object({
    words: text('What has been done since', 'Enter what has been done since', { most: 2000 }),
    ...looking,
  }),
  evidence: none,
  decide: ({ body, state, by, now }) => {
    const signs = typedSigns(body.words, null)
    return unless(
      [
        ...when(
          !may(by, 'answer questions') && !may(by, 'decide on questions'),
          '',
          'Only people who answer questions or decide on them can do this.',
        ),
        ...when(state.publishedAt === null, '', 'It is not published yet.'),
        ...notLookedAt('looked', signs, body),
      ],
      { kind: 'question.followed-up/1', happenedAt: now, body: { words: body.words, ...lookedBody(signs, body) } },
    )
  },
})

const isErased = ({ received, supplementary, answers }: QuestionState): boolean =>
  [
    received?.question,
    ...supplementary,
    ...answers.filter((one) => !isCorrected(one, answers)).map((one) => one.answer),
  ].includes(gone)
