// An audited file is given to another auditor.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { when } from '../../registers/deciding.ts'
import { isSameHuman } from '../../registers/same-human.ts'
import { Id, Maybe } from '../../registers/schemas.ts'
import { idChoice } from '../../web/fields.ts'
import { type Auditor, auditorOf, isOutside } from './draw.ts'
import { answered, command } from './file-command.ts'
import { type FileState, neededGradings } from './file-state.ts'
import { auditors } from './queries.ts'

export const allocate = command({
  name: 'allocate',
  title: 'Give the file to another auditor',
  path: 'allocation',
  permission: 'draw audits',
  body: Type.Object({
    first: idChoice('Who grades it', 'Choose who grades it'),
    second: {
      ...Maybe(Id),
      title: 'Who grades it separately',
      description: 'Only if two people grade it',
      input: 'select',
    },
  }),
  evidence: async (reader, { world }): Promise<readonly Auditor[]> =>
    (await auditors.all(reader, { force: world.who.forceId })).map(auditorOf),
  decide: ({ body, state, evidence, now }) => {
    const { drawn, gradings } = state
    return answered(
      [
        ...when(drawn === null, '', 'There is no such file.'),
        ...when(
          gradings.some(({ by, peer }) => peer === null && by !== body.first && by !== body.second),
          'first',
          'This file is already graded, and stays with the person who graded it. You may still name a second auditor.',
        ),
        ...when(gradings.length >= neededGradings(state), '', 'All the gradings of this file have been given.'),
        ...mayGrade('first', body.first, state, evidence),
        ...(body.second === null ? [] : mayGrade('second', body.second, state, evidence)),
        ...when(
          areOne(body, evidence),
          'second',
          'Two people must grade this file, and these are two entries for one person. Choose two people.',
        ),
        ...when(
          drawn?.double === true && body.second === null,
          'second',
          'Two people grade this file. Choose the second.',
        ),
        ...when(drawn?.double !== true && body.second !== null, 'second', 'One person grades this file.'),
      ],
      { kind: 'audited-file.allocated/1', happenedAt: now, body },
    )
  },
})

const areOne = (chosen: { readonly first: string; readonly second: string | null }, evidence: readonly Auditor[]) =>
  isSameHuman(evidence.find((one) => one.staffId === chosen.first) ?? { staffId: chosen.first }, chosen.second)

/** In post, an auditor, of another unit, and without a hand in the case (accountability.md R24). */
function mayGrade(
  field: string,
  staffId: string,
  { drawn }: FileState,
  evidence: readonly Auditor[],
): readonly Refusal[] {
  const auditor = evidence.find((one) => one.staffId === staffId)
  if (auditor === undefined)
    return [refusal(field, 'This person may not grade files. Choose somebody whose job it is.')]
  return when(
    !isOutside(auditor, { unit: drawn?.unit ?? '', involved: drawn?.involved ?? [] }),
    field,
    'This person worked on the case, or works in its unit. Choose somebody else.',
  )
}
