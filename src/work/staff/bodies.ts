// Jobs of bodies that hold one another to account are not one person's; and whoever says who may do what may do none of it.
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { when } from '../../registers/deciding.ts'
import { bodyOf, type Role } from '../../registers/permissions.ts'

const alone: Role = 'system administrator'

export function jobRefusals(jobs: readonly Role[]): readonly Refusal[] {
  const bodies = [...new Set(jobs.map(bodyOf))]
  return [
    ...when(jobs.length === 0, 'roles', 'Choose at least one job'),
    ...when(
      jobs.includes(alone) && jobs.length > 1,
      'roles',
      'A system administrator cannot have another job, so that nobody can give themselves access to records.',
    ),
    ...(bodies.length > 1
      ? [
          refusal(
            'roles',
            `These jobs belong to ${bodies.join(' and to ')}. One holds the other to account, so nobody can work for both. Choose jobs of only one of them.`,
          ),
        ]
      : []),
  ]
}
